import type { DiskAnswers, WrittenAnswers } from '../contract/answers.ts';
import type { Disk, Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Offer } from '../contract/offer.ts';
import type { ChangePlan, InstallPlan, Plan } from '../contract/plan.ts';
import type { Problem } from '../contract/problem.ts';
import type { SystemSettings } from '../contract/settings.ts';
import { diskMeant, systemMeant } from './answers.ts';

type Installation = Extract<WrittenAnswers, { readonly task: 'install' }>;

/** What the firmware says, as far as it says anything. */
function machineOf({ vendor, product, serial }: Facts['machine']): WrittenAnswers['machine'] {
  const said = {
    ...(vendor === '' ? {} : { vendor }),
    ...(product === '' ? {} : { product }),
    ...(serial === '' ? {} : { serial }),
  };
  return Object.keys(said).length === 0 ? undefined : said;
}

/** What can be said of a disk, from the least that may do. `bound`: of this very disk; otherwise of one of its sort, in any machine. */
function saidOf({ serial, model, bus, removable, sizeBytes }: Disk, bound: boolean): readonly DiskAnswers[] {
  const sort = { bus, removable };
  const size = { minBytes: sizeBytes, maxBytes: sizeBytes };
  const about = { minBytes: Math.floor(sizeBytes * 0.9), maxBytes: Math.ceil(sizeBytes * 1.1) };
  const make = model === '' ? {} : { model };
  if (!bound) return [sort, { ...sort, ...about }, { ...sort, ...make, ...size }];
  const whole = { ...make, ...sort, ...size };
  return serial === ''
    ? [whole]
    : [
        { serial, ...make },
        { serial, ...whole },
      ];
}

/** What picks exactly this disk of all that are here; the problem that several would be meant where nothing does. */
function diskAnswersOf(disks: readonly Disk[], disk: Disk, bound: boolean): DiskAnswers | Problem {
  const isMeant = (said: DiskAnswers): boolean => {
    const meant = diskMeant(disks, said);
    return !('code' in meant) && meant.id === disk.id;
  };
  const ways = saidOf(disk, bound);
  const found = ways.find(isMeant);
  if (found !== undefined) return found;
  const meant = diskMeant(disks, ways.at(-1) ?? {});
  return 'code' in meant ? meant : problemOf('answers.no-disk', {});
}

/** Where it comes from, as it was opened; null for a file that somebody named at the terminal. */
function sourceOf({ origin, tree }: Offer, { sticks }: Facts): Installation['source'] | null {
  switch (origin.kind) {
    case 'medium':
      return { from: 'medium', tree };
    case 'address':
      return { from: 'repository', locations: [origin.address], tree };
    case 'folder':
      return { from: 'repository', locations: [origin.path], tree };
    case 'stick': {
      const stick = sticks.find(({ id }) => id === origin.stickId);
      return stick === undefined ? null : { from: 'stick', uuid: stick.uuid, folder: stick.folder, tree };
    }
    case 'file':
      return null;
  }
}

/** Those that may lie on a stick: no password, and so no user; the computer's name only where one computer is meant. */
function settingsOf(given: SystemSettings | undefined, bound: boolean): Pick<Installation, 'settings'> {
  if (given === undefined) return {};
  const { rootPassword: _root, user: _user, hostName, ...others } = given;
  const settings = bound && hostName !== undefined ? { ...others, hostName } : others;
  return Object.keys(settings).length === 0 ? {} : { settings };
}

function installation({ request, tree }: InstallPlan, facts: Facts, bound: boolean): Installation | Problem {
  const disk = facts.disks.find(({ id }) => id === request.diskId);
  const offer = facts.offers.find(({ id }) => id === request.offerId);
  const source = offer === undefined ? null : sourceOf(offer, facts);
  if (source === null) return problemOf('source.unknown', {});
  if (disk === undefined) return problemOf('disk.unknown', {});
  const meant = diskAnswersOf(facts.disks, disk, bound);
  if ('code' in meant) return meant;
  const bring = request.bringIds.flatMap((id) => facts.offers.find((one) => one.id === id)?.tree ?? []);
  return {
    format: 1,
    task: 'install',
    eraseDisk: true,
    disk: meant,
    source: { ...source, tree },
    ...(bring.length === 0 ? {} : { bring }),
    name: request.instance,
    firstBoot: request.firstBoot,
    ...settingsOf(request.settings, bound),
  };
}

function change({ request }: ChangePlan, facts: Facts): WrittenAnswers | Problem | null {
  if (request.task !== 'reset') return null;
  const { systemId, mode } = request;
  const found = facts.stores.flatMap((store) => store.systems).find(({ id }) => id === systemId);
  if (found === undefined) return problemOf('system.unknown', {});
  const isMeant = (name: string): boolean => {
    const meant = systemMeant(facts, name);
    return !('code' in meant) && meant.id === systemId;
  };
  const system = [found.name, found.rootTree].find(isMeant) ?? found.id;
  return { format: 1, task: 'reset', system, mode };
}

/**
 * The answer file by which `pristine apply` does what a plan does; null where none can say it. Pure.
 * @param facts what the plan was made from
 * @param bound for this very machine and disk; otherwise for any machine, and a disk of the same sort
 */
export function answersOf(plan: Plan, facts: Facts, bound: boolean): WrittenAnswers | Problem | null {
  const said = plan.kind === 'install' ? installation(plan, facts, bound) : change(plan, facts);
  const machine = bound ? machineOf(facts.machine) : undefined;
  return said === null || 'code' in said || machine === undefined ? said : { ...said, machine };
}
