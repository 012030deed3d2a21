import { expect, test } from 'vitest';
import { installStep } from '../contract/plan.ts';
import { installSteps } from './install-steps.ts';
import { msOf } from './step-cost.ts';

/** What the README's table says of the sample, in seconds. */
const measured = new Map<string, number>(
  Object.entries({
    'check-stream': 2.23,
    'check-disk': 0.23,
    erase: 0.4,
    partition: 3.04,
    receive: 7.33,
    'create-root': 0.12,
    'boot-entry': 0.16,
    flush: 0.08,
    'verify-trees': 1.38,
    'boot-loader': 0.23,
    verify: 1.39,
  }),
);
const sampleBytes = 148_810_811;

test('each step has the share of the bar that it was measured to take', () => {
  const steps = installSteps(sampleBytes, 'pinned');
  expect(steps.map(({ id }) => id)).toStrictEqual(installStep.options);
  for (const { id, weight } of steps) expect(weight / 1000).toBeCloseTo(measured.get(id) ?? 0, 1);
  expect(msOf(steps) / 1000).toBeCloseTo(16.5, 0);
});

test('what comes after the writing has its share of a large system as well', () => {
  const steps = installSteps(8e9, 'signed');
  const after = steps.slice(steps.findIndex(({ id }) => id === 'receive') + 1);
  expect(msOf(after) / msOf(steps)).toBeGreaterThan(0.1);
  expect(steps[0]?.weight).toBe(300);
});
