import type { Disk, Facts } from '../../backend/contract/facts.ts';
import { installStep } from '../../backend/contract/plan.ts';
import type { Progress, RunState } from '../../backend/contract/run.ts';

export const diskId = `disk-${'d'.repeat(32)}`;
export const offerId = `offer-${'e'.repeat(32)}`;

export const someDisk: Disk = {
  id: diskId,
  device: '/dev/vda',
  model: '',
  serial: '',
  bus: 'virtio',
  removable: false,
  sizeBytes: 8_000_000_000,
  sectorBytes: 512,
  sequence: 1,
  table: null,
  tableDigest: 'a'.repeat(64),
  kind: 'empty',
  fileSystem: null,
  system: null,
  usedBytes: null,
  partitions: [],
  unfinished: null,
  obstacles: [],
};

export const someFacts: Facts = {
  generation: 1,
  machine: {
    architecture: 'x86_64',
    vendor: '',
    product: '',
    serial: '',
    memoryBytes: 4_000_000_000,
    firmware: { kind: 'uefi', secureBoot: 'off' },
    power: { source: 'mains', percent: null },
  },
  disks: [someDisk],
  offers: [
    {
      id: offerId,
      tree: 'usr:org.example.os:x86_64:1',
      title: 'Example',
      summary: '',
      date: null,
      origin: { kind: 'medium' },
      trust: 'pinned',
      ways: [{ parentUuid: null, streams: [{ file: 'a', bytes: 1 }] }],
      installedBytes: null,
    },
  ],
  stores: [],
  sticks: [],
  problems: [],
};

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
    elapsedMs: 0,
    outcome: null,
    ...changes,
  };
}
