import { answers, type Answers, type Asked } from '../contract/answers.ts';
import { firstFault } from '../contract/fault.ts';
import { ProblemError, refuse } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';
import { diskMeant, otherMachine, systemMeant } from '../plan/answers.ts';
import { openSystem, type Opener, type Source } from './open-source.ts';

/** Reads an answer file. Throws `answers.invalid`. */
export function parseAnswers(text: string): Answers {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // What the parser says quotes from the file, which may hold what nobody else may read.
    return refuse('answers.invalid', { path: '', message: 'it is not JSON' });
  }
  const parsed = answers.safeParse(json);
  if (parsed.success) return parsed.data;
  return refuse('answers.invalid', firstFault(parsed.error));
}

function found<T extends object>(one: T | Problem): T {
  if ('code' in one) throw new ProblemError(one);
  return one;
}

function sourceOf({ source }: Extract<Answers, { readonly task: 'install' }>): Source {
  const { tree = null } = source;
  switch (source.from) {
    case 'medium':
      return { kind: 'medium', tree };
    case 'repository':
      return { kind: 'repository', locations: source.locations, tree };
    case 'stick':
      return { kind: 'stick', uuid: source.uuid, folder: source.folder, tree };
  }
}

/**
 * What answers come to on this machine, with their source opened. Throws `answers.other-machine`, `answers.no-disk`,
 * `answers.several-disks`, `answers.several-systems`, `system.unknown`, and what opening a source throws.
 */
export async function askedBy(opener: Opener, given: Answers): Promise<Asked> {
  const facts = await opener['facts.refresh']({});
  const other = otherMachine(facts.machine, given.machine);
  if (other !== null) throw new ProblemError(other);
  switch (given.task) {
    case 'install': {
      const { name: instance, firstBoot, settings } = given;
      const { id: diskId } = found(diskMeant(facts.disks, given.disk));
      const opened = await openSystem(opener, facts, sourceOf(given), given.bring);
      const request = { ...opened, diskId, instance, firstBoot };
      return { kind: 'install', request: settings === undefined ? request : { ...request, settings } };
    }
    case 'reset': {
      const { id: systemId } = found(systemMeant(facts, given.system));
      return { kind: 'change', request: { task: 'reset', systemId, mode: given.mode } };
    }
  }
}
