import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { ChangeRequest } from '../contract/change.ts';
import type { Facts } from '../contract/facts.ts';
import type { ChangePlanned, InstallPlanned, InstallRequest } from '../contract/plan.ts';
import { planChange } from '../plan/change.ts';
import { definitionsFor } from '../plan/disk-layout.ts';
import { planInstall } from '../plan/install.ts';
import type { Placed } from '../plan/layout.ts';
import type { Commands } from '../system/command.ts';
import { repart } from '../system/repart.ts';

export function newId(kind: string): string {
  return `${kind}-${randomBytes(16).toString('hex')}`;
}

function sealed<D extends object>(draft: D): D & { readonly digest: string } {
  return { ...draft, digest: createHash('sha256').update(JSON.stringify(draft)).digest('hex') };
}

/** Asks the partitioner what it would do. A disk that cannot be chosen is not even asked for. */
async function probe(
  commands: Commands,
  facts: Facts,
  diskId: string,
  seed: string,
): Promise<readonly Placed[]> {
  const disk = facts.disks.find((one) => one.id === diskId);
  if (disk === undefined || disk.obstacles.length > 0) return [];
  const definitions = definitionsFor(disk.sizeBytes).name;
  return repart(commands, { device: disk.device, definitions, seed, mode: 'plan' });
}

/** Has an installation planned, with what planning cannot know by itself. */
export async function makeInstallPlan(
  commands: Commands,
  facts: Facts,
  request: InstallRequest,
): Promise<InstallPlanned> {
  const seed = randomUUID();
  const placed = await probe(commands, facts, request.diskId, seed);
  const { plan, issues } = planInstall(facts, request, { planId: newId('plan'), seed, placed });
  return { plan: plan === null ? null : sealed(plan), issues: [...issues] };
}

/** The same for a change. */
export function makeChangePlan(facts: Facts, request: ChangeRequest): ChangePlanned {
  const ids = { planId: newId('plan'), remainsId: newId('remains') };
  const { plan, issues } = planChange(facts, request, ids);
  return { plan: plan === null ? null : sealed(plan), issues: [...issues] };
}
