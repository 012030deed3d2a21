import { expect, test } from 'vitest';
import { problemOf } from '../contract/fixes.ts';
import type { Progress, RunState } from '../contract/run.ts';
import { barText, logLines } from './progress.ts';

function run(progress: Partial<Progress>): RunState {
  return {
    id: `run-${'f'.repeat(32)}`,
    planId: `plan-${'f'.repeat(32)}`,
    change: null,
    tree: 'usr:org.example:x86_64:1',
    title: 'Example',
    disk: { device: '/dev/vda', model: '' },
    steps: [],
    progress: {
      step: 'receive',
      fraction: 0.43,
      bytes: null,
      bytesPerSecond: null,
      remainingMs: null,
      stalledMs: 0,
      slowest: null,
      waitingFor: null,
      ...progress,
    },
    cancellable: false,
    stopping: false,
    elapsedMs: 0,
    outcome: null,
  };
}

function bytes(done: number): Partial<Progress> {
  return { bytes: { done, total: 100e6 }, bytesPerSecond: 20e6, remainingMs: 4000 };
}

test('a bar has the phase, the bytes, the rate and the time that is left, and no terminal breaks it', () => {
  const going = run({ ...bytes(40e6), slowest: 'medium' });
  expect(barText(going, 200)).toBe(
    '[##########..............] 43 %  Writing the system  40 MB of 100 MB, 20 MB/s, 4 s left, reading the medium is slow',
  );
  expect(barText(run({ fraction: 0.999 }), 200)).toContain(' 99 % ');
  for (const columns of [20, 40, 80]) expect(barText(going, columns).length).toBeLessThan(columns);
});

test('a log has a line for each step and each quarter of what is written, and none twice', () => {
  const linesOf = logLines();
  const all = [0, 10e6, 26e6, 27e6, 60e6, 100e6].flatMap((done) => linesOf(run(bytes(done))));
  expect([...all, ...linesOf(run({ step: 'verify' }))]).toStrictEqual([
    'Writing the system',
    '  43 %  26 MB of 100 MB, 20 MB/s, 4 s left',
    '  43 %  60 MB of 100 MB, 20 MB/s, 4 s left',
    'Verifying the disk',
  ]);
});

test('a log says once what is waited for, and now and then that nothing moves', () => {
  const linesOf = logLines();
  linesOf(run({}));
  const still = [5000, 31_000, 32_000, 59_000, 61_000].flatMap((stalledMs) => linesOf(run({ stalledMs })));
  expect(still).toStrictEqual([
    '  no progress for 31 s, still trying',
    '  no progress for 61 s, still trying',
  ]);
  const waitingFor = problemOf('network.unreachable', { host: 'example.org' });
  const waits = [1, 2].flatMap(() => linesOf(run({ waitingFor })));
  expect(waits).toHaveLength(1);
  expect(waits[0]).toMatch(/^ {2}waiting: .*example\.org/u);
});
