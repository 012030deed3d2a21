import type { ProblemCode, ProblemParams } from '../../backend/contract/problem.ts';
import { list, sentences, size } from './format.ts';
import { say, type ProblemText } from './say.ts';
import { systemName } from './system-name.ts';
import { damages } from './systems.ts';
import { t } from './translate.ts';
import { rootNameOf, treeKind, treeName, versionOf } from './tree.ts';

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
    say(
      t('The system is no longer there'),
      t('Its disk may have been unplugged, or it was changed elsewhere.'),
    ),
  'system.damaged': ({ damage }) =>
    say(
      t('The system is damaged'),
      sentences([
        ...damage.map((one) => damages[one]),
        t('Repair it first.', {}, { comment: '“It” is the system.' }),
      ]),
    ),
  'system.running': () =>
    say(t('The system is running'), t('This cannot be done to a system while it runs.')),
  'system.only': () =>
    say(
      t('It is the only system here'),
      t('To be rid of it, install another one onto the disk: that erases it.', {}, { loss: true }),
    ),
  'system.others-stay': ({ systems }) =>
    say(
      t(
        'Other systems stay',
        {},
        { loss: true, comment: 'When one of several is handed over to a new owner.' },
      ),
      t(
        'Only this system is handed over. What is in the others stays on this computer: {systems}.',
        { systems: list(systems.map(systemName)) },
        { loss: true },
      ),
    ),
  'system.name-taken': ({ name }) =>
    say(t('The name is taken'), t('There is a system called “{name}” on this disk already.', { name })),
  'tree.unknown': ({ tree }) =>
    say(
      t('It is no longer there'),
      t(
        '{kind, select, version {Version {name} was removed or changed meanwhile.} template {The template “{name}” was removed or changed meanwhile.} other {{name} was removed or changed meanwhile.}}',
        { kind: treeKind(tree), name: treeName(tree) },
      ),
    ),
  'tree.exists': ({ tree }) =>
    say(
      t('It is there already'),
      t(
        '{kind, select, version {Version {name} is on this disk; there is nothing to add.} template {The template “{name}” is on this disk; there is nothing to add.} other {{name} is on this disk; there is nothing to add.}}',
        { kind: treeKind(tree), name: treeName(tree) },
      ),
    ),
  'tree.in-use': ({ tree, by }) =>
    tree.startsWith('usr:')
      ? say(
          t('The version is in use'),
          t('Version {version} is what “{name}” starts from. Make another one its usual version first.', {
            version: versionOf(tree),
            name: rootNameOf(by),
          }),
        )
      : say(t('It is in use'), t('{app} runs on it. Remove that first.', { app: treeName(by) })),
  'tree.mounted': ({ mountPoint }) =>
    say(
      t('It is in use just now'),
      t('It is open at {mountPoint}, so it cannot be taken away yet.', { mountPoint }),
    ),
  'tree.none-older': () =>
    say(t('There is no older version'), t('There is nothing on this disk to roll back to.')),
  'tree.other-vendor': () =>
    say(
      t('That is another system'),
      t('A version of one system cannot be added to another. It can be installed by itself.'),
    ),
  'tree.no-counter': ({ tree }) =>
    say(
      t('It cannot fall back by itself'),
      t(
        'Version {version} has no means to report that it came up. If it does not, choose another one in the boot menu.',
        { version: versionOf(tree) },
      ),
    ),
  'remains.unknown': () =>
    say(
      t('What was kept is no longer there'),
      t('It was deleted or brought back meanwhile, so there is nothing to undo.'),
    ),
  'remains.tampered': () =>
    say(
      t('What was kept has been changed'),
      t(
        'It is not what was put aside, so it is not safe to bring it back. It can only be deleted.',
        {},
        { loss: true },
      ),
    ),
  'remains.not-newest': () =>
    say(t('Something newer was kept since'), t('Undo the newest reset first, and then this one.')),
  'remains.short-lived': ({ freeBytes }) =>
    say(
      t('What goes may not be kept for long', {}, { loss: true, comment: 'What a reset sets aside.' }),
      t(
        'Only {size} is free on this disk. While space is short, what was set aside is deleted soon after the system has started again.',
        { size: size(freeBytes) },
        { loss: true },
      ),
    ),
  'store.unknown': () => say(t('The disk is no longer there'), t('It may have been unplugged.')),
  'store.degraded': ({ device }) =>
    say(
      t('A part of the file system is missing'),
      t(
        '{device} is spread over several disks and one of them is missing. Nothing is changed until it is back.',
        { device },
      ),
    ),
  'store.errors': ({ device }) =>
    say(
      t('The file system has errors'),
      t(
        '{device} has recorded errors; the disk may be failing. Nothing is changed. Save what matters first.',
        { device },
        { loss: true },
      ),
    ),
  'store.unreadable': ({ device }) =>
    say(
      t('A file system cannot be read'),
      t('{device} could not be opened, so the systems on it are not shown.', { device }),
    ),
  'store.read-only': ({ device }) =>
    say(
      t('The file system is read-only'),
      t('{device} cannot be written to, so nothing on it can be changed.', { device }),
    ),
  'store.no-esp': ({ device }) =>
    say(
      t('The boot partition is missing'),
      t('The disk of {device} has no boot partition that can be used, so what starts cannot be changed.', {
        device,
      }),
    ),
  'store.unfinished': () =>
    say(
      t('An earlier change was interrupted'),
      t('It has to be finished or taken back first. Repair does that.'),
    ),
  'discard.no-guarantee': () =>
    say(
      t('Discarding is a request, not a proof', {}, { loss: true }),
      t(
        'The disk is told that the freed space is not needed any more. Most disks then no longer hand out what was there, but none promises it. Where that matters, destroy the disk or encrypt it from the start.',
        {},
        { loss: true },
      ),
    ),
  'discard.unsupported': () =>
    say(
      t('This disk cannot discard', {}, { loss: true }),
      t(
        'The files are deleted, but what they held stays on the disk until it is written over, and special tools can read it until then.',
        {},
        { loss: true },
      ),
    ),
};
