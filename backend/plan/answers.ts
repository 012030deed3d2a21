import type { Answers, DiskAnswers } from '../contract/answers.ts';
import type { Disk, Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import type { SystemFacts } from '../contract/store.ts';

/** Why the answers are not for this machine; null when they are. */
export function otherMachine(machine: Facts['machine'], wanted: Answers['machine']): Problem | null {
  for (const what of ['vendor', 'product', 'serial'] as const) {
    const expected = wanted?.[what];
    const found = machine[what];
    if (expected !== undefined && expected !== found) {
      return problemOf('answers.other-machine', { what, expected, found });
    }
  }
  return null;
}

function fits(disk: Disk, wanted: DiskAnswers): boolean {
  const { serial, model, bus, removable, minBytes, maxBytes } = wanted;
  return (
    (serial === undefined || disk.serial === serial) &&
    (model === undefined || disk.model === model) &&
    (bus === undefined || disk.bus === bus) &&
    (removable === undefined || disk.removable === removable) &&
    (minBytes === undefined || disk.sizeBytes >= minBytes) &&
    (maxBytes === undefined || disk.sizeBytes <= maxBytes)
  );
}

/**
 * The one disk that is meant. A disk that cannot be chosen counts as well: that the right one is in use is no reason to take
 * another that fits by chance. Pure.
 */
export function diskMeant(disks: readonly Disk[], wanted: DiskAnswers): Disk | Problem {
  const fitting = disks.filter((disk) => fits(disk, wanted));
  const [only, ...others] = fitting;
  if (only === undefined) return problemOf('answers.no-disk', {});
  if (others.length === 0) return only;
  return problemOf('answers.several-disks', { devices: fitting.map((disk) => disk.device) });
}

/** The one system that is meant, by its id, its root tree or its name; `running` is the one that this machine was started with. Pure. */
export function systemMeant({ stores }: Facts, wanted: string): SystemFacts | Problem {
  const all = stores.flatMap((store) => store.systems);
  const fitting =
    wanted === 'running'
      ? all.filter((one) => one.mountedAt === '/' || one.restartPending).slice(0, 1)
      : all.filter((one) => [one.id, one.rootTree, one.name].includes(wanted));
  const [only, ...others] = fitting;
  if (only === undefined) return problemOf('system.unknown', {});
  if (others.length === 0) return only;
  return problemOf('answers.several-systems', { systems: fitting.map((system) => system.rootTree) });
}
