import type { Offer } from '../contract/offer.ts';
import { installStep, type InstallPlan, type InstallStep } from '../contract/plan.ts';
import { costOf, type Cost } from './step-cost.ts';

type Steps = InstallPlan['steps'];

// As measured in the lab; see the README. So the last minute, in which what was written is flushed, read back and made bootable,
// has as much of the bar as it takes, however large the system is.
const costs: Readonly<Record<InstallStep, Cost>> = {
  'check-stream': { fixed: 300, perMegabyte: 13 },
  'check-disk': { fixed: 230, perMegabyte: 0 },
  erase: { fixed: 400, perMegabyte: 0 },
  partition: { fixed: 3040, perMegabyte: 0 },
  receive: { fixed: 600, perMegabyte: 45 },
  'create-root': { fixed: 120, perMegabyte: 0 },
  'boot-entry': { fixed: 160, perMegabyte: 0 },
  flush: { fixed: 40, perMegabyte: 0.3 },
  'verify-trees': { fixed: 400, perMegabyte: 6.6 },
  'boot-loader': { fixed: 230, perMegabyte: 0 },
  verify: { fixed: 1390, perMegabyte: 0 },
};

const harmless: ReadonlySet<InstallStep> = new Set(['check-stream', 'check-disk']);

/** Of what is signed only the beginning is read before. */
function readsBefore(step: InstallStep, trust: Offer['trust']): boolean {
  return step !== 'check-stream' || trust !== 'signed';
}

/**
 * The steps of an installation, in the order in which they run. A step's weight is the milliseconds that it takes.
 * @param treeBytes how much is installed
 */
export function installSteps(treeBytes: number, trust: Offer['trust']): Steps {
  return installStep.options.map((id) => {
    const weight = costOf(costs[id], readsBefore(id, trust) ? treeBytes : 0);
    return { id, weight, destructive: !harmless.has(id) };
  });
}
