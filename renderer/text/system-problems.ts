import type { ProblemCode, ProblemParams } from '../../backend/contract/problem.ts';
import { say, type ProblemText } from './say.ts';
import { damages } from './systems.ts';
import { called, rootNameOf, versionOf } from './tree.ts';

type SystemCode = Extract<ProblemCode, `${'system' | 'remains' | 'store' | 'discard'}.${string}`>;
type TreeCode =
  | 'tree.unknown'
  | 'tree.exists'
  | 'tree.in-use'
  | 'tree.mounted'
  | 'tree.none-older'
  | 'tree.other-vendor'
  | 'tree.no-counter';
type Code = SystemCode | TreeCode;

/** What can be wrong with systems that are there, and with what is to be done to them. */
export const systemTexts: { readonly [C in Code]: (params: ProblemParams<C>) => ProblemText } = {
  'system.unknown': () =>
    say('The system is no longer there', 'Its disk may have been unplugged, or it was changed elsewhere.'),
  'system.damaged': ({ damage }) =>
    say('The system is damaged', `${damage.map((one) => damages[one]).join(' ')} Repair it first.`),
  'system.running': () => say('The system is running', 'This cannot be done to a system while it runs.'),
  'system.only': () =>
    say('It is the only system here', 'To be rid of it, install another one onto the disk: that erases it.'),
  'system.name-taken': ({ name }) =>
    say('The name is taken', `There is a system called “${name}” on this disk already.`),
  'tree.unknown': ({ tree }) =>
    say('It is no longer there', `${called(tree)} was removed or changed meanwhile.`),
  'tree.exists': ({ tree }) =>
    say('It is there already', `${called(tree)} is on this disk; there is nothing to add.`),
  'tree.in-use': ({ tree, by }) =>
    tree.startsWith('usr:')
      ? say(
          'The version is in use',
          `${called(tree)} is what “${rootNameOf(by)}” starts from. Make another one its usual version first.`,
        )
      : say('It is in use', `${called(by)} runs on it. Remove that first.`),
  'tree.mounted': ({ mountPoint }) =>
    say('It is in use just now', `It is open at ${mountPoint}, so it cannot be taken away yet.`),
  'tree.none-older': () => say('There is no older version', 'There is nothing on this disk to roll back to.'),
  'tree.other-vendor': () =>
    say(
      'That is another system',
      'A version of one system cannot be added to another. It can be installed by itself.',
    ),
  'tree.no-counter': ({ tree }) =>
    say(
      'It cannot fall back by itself',
      `Version ${versionOf(tree)} has no means to report that it came up. If it does not, choose another one in the boot menu.`,
    ),
  'remains.unknown': () =>
    say(
      'What was kept is no longer there',
      'It was let go of or brought back meanwhile, so there is nothing to undo.',
    ),
  'remains.tampered': () =>
    say(
      'What was kept has been changed',
      'It is not what was put aside, so it is not safe to bring it back. It can only be let go of.',
    ),
  'remains.not-newest': () =>
    say('Something newer was kept since', 'Undo the newest reset first, and then this one.'),
  'store.unknown': () => say('The disk is no longer there', 'It may have been unplugged.'),
  'store.degraded': ({ device }) =>
    say(
      'A part of the file system is missing',
      `${device} is spread over several disks and one of them is missing. Nothing is changed until it is back.`,
    ),
  'store.errors': ({ device }) =>
    say(
      'The file system has errors',
      `${device} has recorded errors; the disk may be failing. Nothing is changed. Save what matters first.`,
    ),
  'store.unreadable': ({ device }) =>
    say('A file system cannot be read', `${device} could not be opened, so the systems on it are not shown.`),
  'store.read-only': ({ device }) =>
    say('The file system is read-only', `${device} cannot be written to, so nothing on it can be changed.`),
  'store.no-esp': ({ device }) =>
    say(
      'The boot partition is missing',
      `The disk of ${device} has no boot partition that can be used, so what starts cannot be changed.`,
    ),
  'store.unfinished': () =>
    say('An earlier change was interrupted', 'It has to be finished or taken back first. Repair does that.'),
  'discard.no-guarantee': () =>
    say(
      'Discarding is a request, not a proof',
      'The disk is told that the freed space is not needed any more. Most disks then no longer hand out what was there, but none promises it. Where that matters, destroy the disk or encrypt it from the start.',
    ),
  'discard.unsupported': () =>
    say(
      'This disk cannot discard',
      'The files are deleted, but what they held stays on the disk until it is written over, and special tools can read it until then.',
    ),
};
