import type { SystemFacts } from '../contract/store.ts';
import type { Disk, Facts } from '../contract/facts.ts';
import type { Offer, Way } from '../contract/offer.ts';
import { problemOf } from '../contract/fixes.ts';
import type { InstallRequest, InstallPlan } from '../contract/plan.ts';
import type { Issue, Problem } from '../contract/problem.ts';
import { formatTreeName, parseUsrTreeName } from '../contract/tree-name.ts';
import { alongWith, blank, type Along } from './along.ts';
import { companion, parentMissing } from './bring.ts';
import { definitionsFor, installedBytes, neededBytes } from './disk-layout.ts';
import { installSteps } from './install-steps.ts';
import { layoutAfter, layoutBefore, lossesOf, type Placed } from './layout.ts';
import { wayTo } from './find.ts';
import { machineIssues } from './machine-issues.ts';
import { msOf } from './step-cost.ts';

/** What planning cannot know by itself and is given: nothing here is read from the machine or the clock. */
export interface Probe {
  readonly planId: string;
  readonly seed: string;
  /** The partitioning's dry run: ESP first. */
  readonly placed: readonly Placed[];
}

export type PlanDraft = Omit<InstallPlan, 'digest'>;

export interface Draft {
  readonly plan: PlanDraft | null;
  readonly issues: readonly Issue[];
}

function blocking(problem: Problem): Issue {
  return { severity: 'blocking', problem };
}

function offerIssues(offer: Offer, machine: Facts['machine']): readonly Issue[] {
  if (parseUsrTreeName(offer.tree) === null) {
    const { title, tree } = offer;
    return [blocking(problemOf('stream.not-usr', { file: title, name: tree.slice(0, 256) }))];
  }
  const architecture = parseUsrTreeName(offer.tree)?.architecture ?? '';
  const foreign = { tree: offer.tree, architecture, machine: machine.architecture };
  return [
    ...(architecture === machine.architecture ? [] : [blocking(problemOf('stream.architecture', foreign))]),
    ...(wayToBlank(offer) === undefined ? [blocking(parentMissing(offer))] : []),
  ];
}

function wayToBlank(offer: Offer): Way | undefined {
  return wayTo(blank, offer);
}

/** Whether what is offered lies on a disk. */
function liesOn({ origin }: Offer, disk: Disk, { sticks }: Facts): boolean {
  return (
    origin.kind === 'stick' && sticks.some(({ id, diskId }) => id === origin.stickId && diskId === disk.id)
  );
}

function diskIssues(facts: Facts, offers: readonly Offer[], disk: Disk, needed: number): readonly Issue[] {
  const { device, sizeBytes } = disk;
  if (disk.obstacles.length > 0) return disk.obstacles.map(blocking);
  if (offers.some((offer) => liesOn(offer, disk, facts)))
    return [blocking(problemOf('disk.source', { device }))];
  if (sizeBytes >= needed) return [];
  return [blocking(problemOf('disk.too-small', { device, sizeBytes, neededBytes: needed }))];
}

/** Plans an installation onto a whole disk. Pure. */
export function planInstall(facts: Facts, request: InstallRequest, probe: Probe): Draft {
  const offer = facts.offers.find((one) => one.id === request.offerId);
  const disk = facts.disks.find((one) => one.id === request.diskId);
  const about = machineIssues(facts.machine);
  if (offer === undefined)
    return { plan: null, issues: [...about, blocking(problemOf('source.unknown', {}))] };
  if (disk === undefined) return { plan: null, issues: [...about, blocking(problemOf('disk.unknown', {}))] };
  const instance = instanceOf(offer, request);
  const taken = instance === null ? [] : [formatTreeName('root', instance)];
  const along = alongWith(facts, request.bringIds, new Set(taken));
  const offers = [offer, ...along.coming.map((one) => one.offer)];
  const treeBytes = offers.map(installedBytes).reduce((sum, size) => sum + size, 0);
  const needed = neededBytes(treeBytes, definitionsFor(disk.sizeBytes).espBytes);
  const issues = [
    ...about,
    ...offerIssues(offer, facts.machine),
    ...along.problems.map(blocking),
    ...diskIssues(facts, offers, disk, needed),
  ];
  const systems = facts.stores.filter(({ diskId }) => diskId === disk.id).flatMap((store) => store.systems);
  const way = wayToBlank(offer);
  if (way === undefined || instance === null || issues.some((issue) => issue.severity === 'blocking')) {
    return { plan: null, issues };
  }
  return {
    plan: draft({ request, offer, instance, way, along, disk, systems, treeBytes, needed, issues }, probe),
    issues,
  };
}

type Instance = Readonly<Record<'name' | 'vendor' | 'architecture', string>>;

/** The fields of the name of the system that it would become; null for what is none. */
function instanceOf({ tree }: Offer, request: InstallRequest): Instance | null {
  const usr = parseUsrTreeName(tree);
  return usr === null ? null : { name: request.instance, vendor: usr.vendor, architecture: usr.architecture };
}

/** What a plan is made of, all of it found and in order. */
interface Decided {
  readonly request: InstallRequest;
  readonly offer: Offer;
  readonly instance: Instance;
  readonly way: Way;
  readonly along: Along;
  readonly disk: Disk;
  /** Those that live on it. */
  readonly systems: readonly SystemFacts[];
  readonly treeBytes: number;
  readonly needed: number;
  readonly issues: readonly Issue[];
}

function draft(decided: Decided, probe: Probe): PlanDraft {
  const { request, offer, instance, way, along, disk, treeBytes, needed, issues } = decided;
  const before = layoutBefore(disk);
  const steps = installSteps(treeBytes, offer.trust);
  const { device, model, serial, sizeBytes, sequence, tableDigest } = disk;
  return {
    id: probe.planId,
    kind: 'install',
    request,
    tree: offer.tree,
    title: offer.title,
    trust: offer.trust,
    way,
    brings: along.coming.flatMap(companion),
    disk: { device, model, serial, sizeBytes, sequence, tableDigest },
    rootTree: formatTreeName('root', instance),
    homeTree: formatTreeName('home', instance),
    steps,
    before,
    after: layoutAfter(sizeBytes, probe.placed, { title: offer.title, treeBytes }),
    losses: [...lossesOf(disk, before, decided.systems)],
    neededBytes: needed,
    estimateMs: msOf(steps),
    seed: probe.seed,
    warnings: [...issues],
  };
}
