import { createHash } from 'node:crypto';
import { problemOf } from '../../backend/contract/fixes.ts';
import type { Disk, Facts } from '../../backend/contract/facts.ts';
import { plan as planSchema, type InstallPlan, type Plan, type StepId } from '../../backend/contract/plan.ts';
import { proof } from '../../backend/contract/problem.ts';
import type { Outcome, Progress, RunState } from '../../backend/contract/run.ts';
import { runState } from '../../backend/contract/run.ts';
import type { SystemSettings } from '../../backend/contract/settings.ts';
import { planInstall } from '../../backend/plan/install.ts';
import { idOf } from './disks.ts';
import { machine } from './machine.ts';

const mib = 1024 * 1024;

/** The plan that the real planner makes, with the partitioning's answer played back. */
export function planFor(
  disk: Disk,
  facts: Facts = machine,
  bringIds: readonly string[] = [],
  settings?: SystemSettings,
): InstallPlan {
  const [offer] = facts.offers;
  if (offer === undefined) throw new Error('the machine offers nothing');
  const espBytes = 1024 * mib;
  const { plan } = planInstall(
    facts,
    {
      offerId: offer.id,
      diskId: disk.id,
      instance: 'main',
      firstBoot: 'ask',
      bringIds: [...bringIds],
      ...(settings === undefined ? {} : { settings }),
    },
    {
      planId: idOf('plan', disk.device),
      seed: '0f0e0d0c-0b0a-4908-8706-050403020100',
      placed: [
        { label: 'esp', startBytes: mib, sizeBytes: espBytes },
        { label: 'pristine', startBytes: mib + espBytes, sizeBytes: disk.sizeBytes - espBytes - 2 * mib },
      ],
    },
  );
  if (plan === null) throw new Error(`${disk.device} cannot be planned`);
  const whole = planSchema.parse({ ...plan, digest: createHash('sha256').update(disk.device).digest('hex') });
  if (whole.kind !== 'install') throw new Error('not the plan of an installation');
  return whole;
}

export interface RunAt {
  readonly step: StepId;
  readonly progress?: Partial<Progress>;
  readonly outcome?: Outcome;
  readonly stopping?: boolean;
  readonly name?: string;
}

/** A run that has come to a step. */
export function runAt(
  plan: Plan,
  { step, progress = {}, outcome, stopping = false, name = 'one' }: RunAt,
): RunState {
  const present = plan.steps.findIndex(({ id }) => id === step);
  const done = outcome?.result === 'verified';
  const failed = outcome?.result === 'failed' ? 'failed' : 'running';
  return runState.parse({
    id: idOf('run', name),
    planId: plan.id,
    change: plan.kind === 'change' ? plan.request : null,
    tree: plan.tree,
    title: plan.title,
    disk: { device: plan.disk.device, model: plan.disk.model },
    steps: plan.steps.map(({ id }, index) => ({
      id,
      state: done || index < present ? 'done' : index === present ? failed : 'pending',
      elapsedMs: index <= present ? 800 : 0,
    })),
    progress: {
      step,
      fraction: done ? 1 : present / plan.steps.length,
      bytes: null,
      bytesPerSecond: null,
      remainingMs: 40_000,
      stalledMs: 0,
      slowest: null,
      waitingFor: null,
      ...progress,
    },
    cancellable: outcome === undefined && !plan.steps.slice(0, present + 1).some((one) => one.destructive),
    stopping,
    elapsedMs: 11_400,
    outcome: outcome ?? null,
  });
}

export const verified: Outcome = { result: 'verified', proofs: proof.options.slice(0, 9), remainsId: null };

export const corrupt: Outcome = {
  result: 'failed',
  step: 'receive',
  problem: problemOf('stream.corrupt', { file: 'sample-2.btrfs.zst' }),
  aftermath: 'erased-not-bootable',
};

/** In the middle of writing. */
export const writing: RunAt = {
  step: 'receive',
  progress: {
    fraction: 0.43,
    bytes: { done: 68_000_000, total: 148_810_811 },
    bytesPerSecond: 56_000_000,
    remainingMs: 7400,
  },
};
