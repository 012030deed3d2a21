import type { Disk, Facts } from '../../backend/contract/facts.ts';
import { installStep } from '../../backend/contract/plan.ts';
import type { Progress, RunState } from '../../backend/contract/run.ts';
import { sampleDisk, sampleFacts, sampleOffer } from '../../backend/contract/test-samples.ts';

export const someDisk: Disk = sampleDisk();

export const someFacts: Facts = sampleFacts({ offers: [sampleOffer()] });

export function someRun(progress: Partial<Progress>, changes: Partial<RunState> = {}): RunState {
  return {
    id: `run-${'f'.repeat(32)}`,
    planId: `plan-${'f'.repeat(32)}`,
    change: null,
    tree: 'usr:org.example.os:x86_64:1',
    title: 'Example',
    disk: { device: '/dev/vda', model: '' },
    steps: installStep.options.map((id) => ({ id, state: 'pending', elapsedMs: 0 })),
    progress: {
      step: 'receive',
      fraction: 0,
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
    ...changes,
  };
}
