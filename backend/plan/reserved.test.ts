import { expect, test } from 'vitest';
import { problemOf } from '../contract/fixes.ts';
import type { InstallRequest } from '../contract/plan.ts';
import type { Outcome } from '../contract/run.ts';
import { diskId, sampleFacts, sampleOffer } from '../contract/test-samples.ts';
import { planInstall } from './install.ts';
import { reservedBy, type PresentRun } from './reserved.ts';

const stick = {
  id: `stick-${'7'.repeat(32)}`,
  diskId: `disk-${'7'.repeat(32)}`,
  name: 'STICK',
  fileSystem: 'vfat',
  uuid: '1234-5678',
  folder: '',
  holds: 'repository',
} as const;
const offer = sampleOffer({ origin: { kind: 'stick', stickId: stick.id } });
const facts = sampleFacts({ offers: [offer], sticks: [stick] });

function runWith(outcome: Outcome | null): PresentRun {
  const request = {
    offerId: offer.id,
    diskId,
    instance: 'main',
    firstBoot: 'ask',
    bringIds: [],
  } satisfies InstallRequest;
  const { plan } = planInstall(facts, request, { planId: '', seed: '', placed: [] });
  if (plan === null) throw new Error('no plan');
  return { plan: { ...plan, digest: '' }, outcome };
}

function failed(aftermath: 'untouched' | 'erased-not-bootable'): Outcome {
  return { result: 'failed', step: 'receive', problem: problemOf('internal', {}), aftermath };
}

test('a run has its disk and what it reads from to itself', () => {
  expect(reservedBy(runWith(null), facts)).toStrictEqual({
    device: '/dev/vda',
    read: new Set(['1234-5678']),
    bootDevice: null,
  });
});

test.each([
  [failed('erased-not-bootable'), '/dev/vda'],
  [failed('untouched'), null],
  [{ result: 'cancelled', aftermath: 'untouched' }, null],
  [{ result: 'verified', proofs: ['usr-tree'], remainsId: null }, null],
] satisfies readonly (readonly [Outcome, string | null])[])(
  'after %o the boot partition that may hold the log is on %s',
  (outcome, bootDevice) => {
    expect(reservedBy(runWith(outcome), facts)).toStrictEqual({
      device: '/dev/vda',
      read: new Set(),
      bootDevice,
    });
  },
);
