import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { problemOf } from '../../backend/contract/fixes.ts';
import type { LogLine } from '../../backend/contract/log.ts';
import { sampleMachine } from '../../backend/contract/test-samples.ts';
import { gistOf, mostGistBytes } from './log-gist.ts';

const at = '2026-11-23T13:40:00.000Z';

function line(text: string, level: LogLine['level'] = 'info'): LogLine {
  return { at, source: 'tool', text, level };
}

const notice = problemOf('tool.failed', { tool: 'mkfs.btrfs', exitCode: 1 });

test('it names the problem, the machine and the moment, and ends with what was said last', () => {
  const machine = sampleMachine({ vendor: 'Example', product: 'Box' });
  const gist = gistOf({ machine, run: null, notice, lines: [line('one'), line('two', 'error')] });
  expect(gist.split('\n').slice(1)).toStrictEqual([
    'tool.failed {"tool":"mkfs.btrfs","exitCode":1}',
    'Example Box x86_64 uefi',
    at,
    'tool: one',
    '! tool: two',
  ]);
});

test('an error of long ago comes before what was said since, if there is not room for both', () => {
  const lines = [line('the cause', 'error'), ...Array.from({ length: 100 }, (_, n) => line(`talk ${n}`))];
  const gist = gistOf({ machine: null, run: null, notice, lines });
  expect(gist).toContain('! tool: the cause\n');
  expect(gist).toMatch(/tool: talk 99$/u);
  expect(gist).not.toContain('talk 10\n');
});

test('it fits, whatever is in it', () => {
  const fragments = fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }), { minLength: 1 });
  fc.assert(
    fc.property(fragments, fc.nat({ max: 60 }), (some, count) => {
      const lines = Array.from({ length: 80 }, (_, n) =>
        line((some[n % some.length] ?? '').repeat(count), n % 3 === 0 ? 'error' : 'info'),
      );
      const tool = (some[0] ?? '').repeat(60).slice(0, 256);
      const machine = sampleMachine({ vendor: tool, product: tool });
      const gist = gistOf({ machine, run: null, notice: problemOf('tool.missing', { tool }), lines });
      return Buffer.byteLength(gist) <= mostGistBytes;
    }),
    { numRuns: 50 },
  );
});

test('no secret is in it, wherever it comes from', () => {
  const planted = 'http://anna:planted@proxy';
  const machine = sampleMachine({ vendor: planted });
  expect(gistOf({ machine, run: null, notice, lines: [line(planted)] })).not.toContain('planted');
});
