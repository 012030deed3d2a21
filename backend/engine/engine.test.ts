import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plan } from '../contract/plan.ts';
import { parseJournal, unfinishedIn } from './journal.ts';
import { ProgressMeter } from './progress.ts';

const steps: Plan['steps'] = [
  { id: 'check-stream', weight: 2, destructive: false },
  { id: 'receive', weight: 5, destructive: true },
  { id: 'verify', weight: 1, destructive: true },
];

const reports = fc.array(
  fc.record({
    step: fc.constantFrom(...steps.map((step) => step.id)),
    done: fc.integer({ min: 0, max: 3000 }),
    total: fc.integer({ min: 0, max: 2000 }),
    after: fc.integer({ min: 0, max: 9000 }),
  }),
);

test('progress never runs backwards and is whole only when told', () => {
  fc.assert(
    fc.property(reports, (all) => {
      let now = 0;
      let last = 0;
      const meter = new ProgressMeter({ steps, estimateMs: 10_000 }, now);
      for (const { step, done, total, after } of all) {
        now += after;
        meter.begin(step, now);
        meter.bytes(done, total, now);
        const shown = meter.at(now);
        expect(shown.fraction).toBeGreaterThanOrEqual(last);
        expect(shown.fraction).toBeLessThan(1);
        expect(shown.remainingMs ?? 0).toBeGreaterThanOrEqual(0);
        last = shown.fraction;
      }
      meter.finish();
      expect(meter.at(now).fraction).toBe(1);
    }),
  );
});

test('what stands still is said to', () => {
  const meter = new ProgressMeter({ steps, estimateMs: 10_000 }, 0);
  meter.begin('receive', 0);
  meter.bytes(1, 10, 1000);
  expect(meter.at(2000).stalledMs).toBe(0);
  expect(meter.at(41_000).stalledMs).toBe(40_000);
});

test('what takes most of the time is said, once there is something to say', () => {
  const meter = new ProgressMeter({ steps, estimateMs: 10_000 }, 0);
  meter.begin('receive', 0);
  meter.spent('network', 1000);
  expect(meter.at(1000).slowest).toBeNull();
  meter.spent('disk', 900);
  expect(meter.at(1900).slowest).toBe('network');
  meter.spent('checking', 800);
  expect(meter.at(2700).slowest).toBeNull();
  // What was slow long ago is forgotten.
  for (let now = 2700; now < 60_000; now += 1000) meter.spent('disk', 1000);
  expect(meter.at(60_000).slowest).toBe('disk');
  meter.begin('verify', 60_000);
  expect(meter.at(60_000).slowest).toBeNull();
});

test('the time left of a slow download follows its rate, not what was quick before it', () => {
  const meter = new ProgressMeter({ steps, estimateMs: 8000 }, 0);
  meter.begin('receive', 1000);
  for (let now = 2000, done = 0; now <= 60_000; now += 1000, done += 1000) meter.bytes(done, 1_000_000, now);
  // 942 seconds at this rate, and the last step's share of the estimate.
  expect((meter.at(60_000).remainingMs ?? 0) / 1000).toBeCloseTo(943, -1);
});

test('the time left runs down evenly where the work is even, and is the same however often it is asked for', () => {
  const often = new ProgressMeter({ steps, estimateMs: 8000 }, 0);
  const seldom = new ProgressMeter({ steps, estimateMs: 8000 }, 0);
  const shown: number[] = [];
  for (const meter of [often, seldom]) meter.begin('receive', 0);
  for (let now = 250; now <= 40_000; now += 250) {
    // Pieces come in bursts.
    const done = Math.floor(now / 1000) * 1000;
    for (const meter of [often, seldom]) meter.bytes(done, 100_000, now);
    const remaining = often.at(now).remainingMs ?? 0;
    if (now > 15_000) shown.push(remaining + now);
  }
  expect((Math.max(...shown) - Math.min(...shown)) / 1000).toBeLessThan(10);
  for (let now = 40_250; now <= 60_000; now += 250) {
    for (const meter of [often, seldom]) meter.bytes(Math.floor(now / 1000) * 1000, 100_000, now);
    often.at(now);
  }
  const [one, other] = [often, seldom].map((meter) => meter.at(60_000).remainingMs ?? 0);
  expect(Math.abs((one ?? 0) - (other ?? 0)) / 1000).toBeLessThan(10);
});

const at = '2026-11-23T00:00:00.000Z';
const runId = `run-${'0'.repeat(32)}`;
const journal = [
  { type: 'started', at, runId, task: 'install', tree: 'usr:a:x86_64:1' },
  { type: 'intent', at, step: 'receive' },
  { type: 'done', at, step: 'receive' },
  { type: 'intent', at, step: 'boot-loader' },
  { type: 'outcome', at, outcome: { result: 'verified', proofs: ['usr-tree'], remainsId: null } },
]
  .map((entry) => `${JSON.stringify(entry)}\n`)
  .join('');

test('a journal that a power cut tore anywhere is read as far as it goes, and never says that all is well', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: journal.length - 2 }), (length) => {
      expect(unfinishedIn(parseJournal(journal.slice(0, length)))).not.toBeNull();
    }),
  );
  expect(unfinishedIn(parseJournal(journal))).toBeNull();
});

test('the last intent says where it stopped', () => {
  const torn = journal.slice(0, journal.indexOf('{"type":"outcome"'));
  expect(unfinishedIn(parseJournal(torn))).toStrictEqual({ step: 'boot-loader', tree: 'usr:a:x86_64:1' });
});
