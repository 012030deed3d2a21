import { expect, test } from 'vitest';
import type { ChangeRequest } from '../contract/change.ts';
import { stepsOf } from './change-steps.ts';
import { msOf } from './step-cost.ts';

const systemId = `system-${'1'.repeat(32)}`;
const offerId = `offer-${'1'.repeat(32)}`;
const nothing = { bytes: 0, signed: false } as const;

/** What each step took on a machine where all takes twice as long, in milliseconds. */
const measured: readonly (readonly [ChangeRequest, Readonly<Record<string, number>>])[] = [
  [
    { task: 'reset', systemId, mode: 'factory' },
    { 'check-store': 1147, settle: 233, build: 506, exchange: 429, delete: 31, 'verify-store': 1051 },
  ],
  [
    { task: 'let-go', remainsId: `remains-${'1'.repeat(32)}` },
    { 'check-store': 1728, settle: 406, delete: 538, 'verify-store': 1680 },
  ],
  [
    { task: 'tree-rollback', systemId },
    { 'check-store': 1472, settle: 402, stamps: 110, 'boot-menu': 1150, 'verify-store': 3139 },
  ],
];

test.each(measured)(
  'each step of %o has about the share of the bar that it was measured to take',
  (request, took) => {
    const steps = stepsOf(request, nothing);
    expect(steps.map(({ id }) => id)).toStrictEqual(Object.keys(took));
    const whole = Object.values(took).reduce((sum, ms) => sum + ms, 0);
    for (const { id, weight } of steps) {
      expect(Math.abs(weight / msOf(steps) - (took[id] ?? 0) / whole)).toBeLessThan(0.1);
    }
  },
);

test('what is moved decides how long it takes, and of what is signed only the beginning is read before', () => {
  const request: ChangeRequest = { task: 'tree-add', systemId, offerId };
  const [pinned, signed] = [false, true].map((isSigned) =>
    stepsOf(request, { bytes: 1e9, signed: isSigned }),
  );
  const shareOf = (id: string, steps = signed): number =>
    (steps?.find((one) => one.id === id)?.weight ?? 0) / msOf(steps ?? []);
  expect(shareOf('receive')).toBeGreaterThan(0.9);
  expect(shareOf('check-stream')).toBeLessThan(0.01);
  expect(shareOf('check-stream', pinned)).toBeGreaterThan(0.2);
});
