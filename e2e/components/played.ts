import { problemOf } from '../../backend/contract/fixes.ts';
import { blank, machine, sharedOffers, windows } from '../renderer/machine.ts';
import { shortLog } from '../renderer/logs.ts';
import { keptResults } from '../renderer/results.ts';
import { planFor, runAt, writing } from '../renderer/runs.ts';
import { connected } from '../renderer/sources.ts';
import { brokenStore, laptop, laptopStore } from '../renderer/stores.ts';

const plan = planFor(windows);
const refused = problemOf('network.unreachable', { host: 'example.org' });

/** What the specimens are made of: the same as the scenes of the wizard. */
export const played = {
  facts: {
    ...connected,
    stores: machine.stores,
    offers: [...machine.offers, ...sharedOffers],
    problems: [problemOf('source.none', {}), problemOf('disk.in-use', machineUse())],
  },
  plan,
  blankPlan: planFor(blank),
  run: runAt(plan, { ...writing, progress: { ...writing.progress, waitingFor: refused } }),
  laptop,
  damaged: { ...laptop, damage: brokenStore.systems[0]?.damage ?? [], mountedAt: '/', restartPending: true },
  stores: [laptopStore, brokenStore],
  refused,
  unreachable: problemOf('backend.unreachable', {}),
  blocking: problemOf('firmware.secure-boot', {}),
  log: shortLog,
  keyboards: [
    { layout: 'us', console: 'us' },
    { layout: 'de', variant: 'nodeadkeys', console: 'de-latin1-nodeadkeys' },
  ],
  results: keptResults,
};

function machineUse(): { readonly device: string; readonly use: 'mounted'; readonly detail: string } {
  return { device: '/dev/sde', use: 'mounted', detail: '/media/backup' };
}
