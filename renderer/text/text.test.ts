import { describe, expect, it } from 'vitest';
import { problemOf } from '../../backend/contract/fixes.ts';
import { sampleProblems } from '../../backend/contract/test-problems.ts';
import type { Loss } from '../../backend/contract/plan.ts';
import { en } from './en.ts';
import { duration, list, percent, size } from './format.ts';
import { problemText } from './problems.ts';
import { versionOf } from './tree.ts';
import { fixes } from './fixes.ts';

describe('numbers in words', () => {
  it('writes sizes as on the box of a disk', () => {
    expect([0, 999, 1_500_000, 120_000_000_000, 1_000_204_886_016].map(size)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.5 MB',
      '120 GB',
      '1 TB',
    ]);
  });

  it('does not round up to the end', () => {
    expect([0.29, 0.999, 1].map(percent)).toEqual(['29%', '99%', '100%']);
  });

  it('writes times in one or two units', () => {
    expect([0, 1000, 45_000, 60_000, 3_600_000, 5_400_000].map(duration)).toEqual([
      '1 second',
      '1 second',
      '45 seconds',
      '1 minute',
      '1 hour',
      '1 hour and 30 minutes',
    ]);
  });

  it('joins lists as one says them', () => {
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
  });
});

function loss(name: string): Loss {
  return { what: 'system', name, people: [], usedBytes: null };
}

describe('the tick box', () => {
  it('names what is lost', () => {
    const text = en.review.acknowledge(
      [
        { ...loss('Windows'), usedBytes: 120e9 },
        { ...loss('Debian'), people: ['anna', 'ben'] },
      ],
      'X',
    );
    expect(text).toBe(
      'I understand that Windows (120 GB) and Debian with the folders of anna and ben will be erased from X.',
    );
  });

  it('says what is known of what nobody can look into', () => {
    const opaque = (['encrypted', 'volumes', 'raid', 'unknown'] as const).map((what) => ({
      ...loss(''),
      what,
    }));
    const text = en.review.acknowledge(
      opaque.map((one) => ({ ...one, usedBytes: 2e9 })),
      'X',
    );
    expect(text).toBe(
      'I understand that encrypted data (2 GB), a volume group (LVM), which may hold whole systems (2 GB), a part of a RAID (2 GB) and unknown data (2 GB) will be erased from X.',
    );
  });

  it('counts what is too much to name', () => {
    const text = en.review.acknowledge('a b c d e f g h i'.split(' ').map(loss), 'X');
    expect(text).toBe('I understand that a, b, c, d, e, f, g, h and 1 more thing will be erased from X.');
  });
});

describe('problems', () => {
  it('have their parameters in their text', () => {
    const problem = problemOf('disk.too-small', { device: '/dev/sda', sizeBytes: 1e9, neededBytes: 2e9 });
    expect(problemText(problem).detail).toBe('It has 1 GB; 2 GB are needed.');
  });

  it.each(sampleProblems)(
    '$code is said in whole sentences, and has a way out that is a button',
    (problem) => {
      const { headline, detail } = problemText(problem);
      expect(headline).toMatch(/^[A-Z].*[^.]$/u);
      expect(detail).toMatch(/^\S.*[.!?]$/u);
      expect(`${headline} ${detail}`).not.toMatch(/undefined|NaN|null|\[object/u);
      expect(problem.fixes.filter((fix) => fixes[fix].kind === 'button')).not.toHaveLength(0);
    },
  );
});

describe('a tree', () => {
  it('has its version at the end', () => {
    expect(versionOf('usr:org.example.os:x86_64:13.1')).toBe('13.1');
  });
});
