import type { ProblemCode, ProblemParams } from '../../backend/contract/problem.ts';
import { answersTexts } from './answers-problems.ts';
import { deliveryTexts } from './delivery-problems.ts';
import { policyTexts } from './policy-problems.ts';
import { list, percent, sentence, sentences, size } from './format.ts';
import { product } from './product.ts';
import { say, type ProblemText } from './say.ts';
import { serviceTexts } from './service-problems.ts';
import { systemTexts } from './system-problems.ts';
import { t } from './translate.ts';
import { proofSubjects, readinessParts, staleReasons, uses } from './words.ts';

type Texts = { readonly [C in ProblemCode]: (params: ProblemParams<C>) => ProblemText };

/** A code without a text does not compile. */
const texts: Texts = {
  ...systemTexts,
  ...deliveryTexts,
  ...answersTexts,
  ...policyTexts,
  ...serviceTexts,
  'disk.unknown': () =>
    say(t('The disk is no longer there'), t('It may have been unplugged. Choose the disk anew.')),
  'disk.too-small': ({ sizeBytes, neededBytes }) =>
    say(
      t('The disk is too small'),
      t('It has {size}; {needed} are needed.', { size: size(sizeBytes), needed: size(neededBytes) }),
    ),
  'disk.read-only': () =>
    say(t('The disk is read-only'), t('It cannot be written to. It may have a switch against writing.')),
  'disk.in-use': ({ use, detail }) =>
    say(
      t('The disk is in use'),
      detail === ''
        ? sentence(uses[use])
        : t(
            '{use} ({detail}).',
            { use: uses[use], detail },
            { comment: 'Why a disk is in use, and by what: “It is open (/mnt).”' },
          ),
    ),
  'disk.running-system': () =>
    say(t('The running system is on it'), t('This computer was started from this disk.')),
  'disk.medium': () =>
    say(t('The installation medium is on it'), t('What you are about to install comes from this disk.')),
  'disk.source': () =>
    say(t('What you install comes from it'), t('The system that you have chosen lies on this disk.')),
  'disk.locked': () =>
    say(t('Another program holds the disk'), t('It may be looking at it just now. Try again in a moment.')),
  'disk.io-error': ({ device }) =>
    say(
      t('The disk does not work as it should'),
      t('{device} could not be read or written. It may be failing, or was unplugged.', { device }),
    ),
  'firmware.bios': () =>
    say(t('This computer was started in BIOS mode'), t('The installed system starts with UEFI only.')),
  'firmware.uefi32': () =>
    say(
      t('This computer has a 32-bit UEFI'),
      t('The boot loader does not support it, so nothing can be installed here.'),
    ),
  'firmware.secure-boot': () =>
    say(
      t('Secure Boot is on'),
      t('It would refuse to start the installed system, which is not signed for it.'),
    ),
  'firmware.lab': () =>
    say(
      t('This is a machine for trying things out'),
      t(
        'It has no firmware that remembers what to start; the installed disk starts by itself in any UEFI computer.',
      ),
    ),
  'power.battery': ({ percent: charge, work }) =>
    say(
      charge === null
        ? t('Running on battery')
        : t('Running on battery: {percent} left', { percent: percent(charge / 100) }),
      work === 'installation'
        ? t(
            'If it runs empty in the middle, the disk is left without a system that starts.',
            {},
            { loss: true },
          )
        : t(
            'If it runs empty in the middle, the next start finishes the work or takes it back.',
            {},
            { comment: '“It” is the battery.' },
          ),
    ),
  'source.none': () =>
    say(t('There is nothing to install'), t('No system was found on this medium. It may be incomplete.')),
  'source.unknown': () => say(t('That system is no longer offered'), t('Its medium may have been removed.')),
  'source.manifest-invalid': ({ file }) =>
    say(t('The list of systems is damaged'), t('{file} on this medium cannot be understood.', { file })),
  'source.not-found': ({ file }) =>
    say(t('A file of the system is missing'), t('{file} is not there or cannot be read.', { file })),
  'source.unsigned': ({ file }) =>
    say(
      t('The system is not signed'),
      t('Who made {file} cannot be proven. Install it only if you trust its source.', { file }),
    ),
  'stream.not-a-stream': ({ file }) =>
    say(
      t('That is not a system image'),
      t('{file} holds something else. Get a fresh copy of the medium, or choose another system.', { file }),
    ),
  'stream.truncated': ({ file }) =>
    say(
      t('The system image is incomplete'),
      t(
        '{file} ends too early; it was not copied whole. Get a fresh copy of the medium, or choose another system.',
        { file },
      ),
    ),
  'stream.corrupt': ({ file }) =>
    say(
      t('The system image is damaged'),
      t('{file} cannot be read to its end. Get a fresh copy of the medium, or choose another system.', {
        file,
      }),
    ),
  'stream.digest-mismatch': ({ file }) =>
    say(
      t('The system image is not the right one'),
      t(
        '{file} is not what this medium says it is. Get a fresh copy of the medium, or choose another system.',
        { file },
      ),
    ),
  'stream.parent-missing': ({ file }) =>
    say(
      t('A part of the system is missing'),
      t('{file} holds only changes, and what it changes is not here.', { file }),
    ),
  'stream.order': ({ file }) =>
    say(
      t('The parts of the system do not fit'),
      t('{file} does not follow on the part before it.', { file }),
    ),
  'stream.several-trees': ({ file }) =>
    say(
      t('The system image is not valid'),
      t(
        '{file} holds more than one tree. This is a mistake of whoever made the image. Choose another system.',
        { file },
      ),
    ),
  'stream.escapes': ({ file, path }) =>
    say(
      t('The system image is dangerous'),
      t('{file} tries to write outside its own place ({path}). It was refused. Do not use it.', {
        file,
        path,
      }),
    ),
  'stream.name-invalid': ({ file, name }) =>
    say(
      t('The system image is not valid'),
      t(
        '{file} calls itself “{name}”, which is no valid name. This is a mistake of whoever made the image. Choose another system.',
        { file, name },
      ),
    ),
  'stream.not-usr': ({ file, name }) =>
    say(
      t('That is not a system'),
      t('{file} holds “{name}”, which cannot be installed by itself.', { file, name }),
    ),
  'stream.architecture': ({ architecture, machine }) =>
    say(
      t('The system is for another kind of computer'),
      t('It is for {architecture} processors; this computer has {machine}.', { architecture, machine }),
    ),
  'tree.mismatch': ({ expected, found }) =>
    say(
      t('The system is not what it says'),
      t(
        'Expected was {expected}, found was {found}. This is a mistake of whoever made the image. Choose another system.',
        { expected, found },
      ),
    ),
  'tree.not-ready': ({ missing }) =>
    say(
      t('The system could not start by itself'),
      t('It lacks {parts}. This is a mistake of whoever made the image. Choose another system.', {
        parts: list(missing.map((part) => readinessParts[part])),
      }),
    ),
  'space.insufficient': ({ neededBytes, availableBytes }) =>
    say(
      t('There is not enough space'),
      t('{needed} are needed; there are {available}.', {
        needed: size(neededBytes),
        available: size(availableBytes),
      }),
    ),
  'space.esp': ({ neededBytes, availableBytes }) =>
    say(
      t('The boot partition is too small'),
      t('The kernel needs {needed}; there are {available}.', {
        needed: size(neededBytes),
        available: size(availableBytes),
      }),
    ),
  'tool.missing': ({ tool }) =>
    say(t('A program is missing'), t('This needs “{tool}”, and this medium lacks it.', { tool })),
  'tool.failed': ({ tool, exitCode }) =>
    say(
      t('A program failed'),
      exitCode === null
        ? t('“{tool}” ended before its time. The log says more.', { tool })
        : t('“{tool}” ended with status {status}. The log says more.', { tool, status: String(exitCode) }),
    ),
  'log.no-stick': () =>
    say(
      t('The place is no longer there'),
      t('What it was to be saved on was unplugged, or is needed for something else.'),
    ),
  'log.no-space': ({ name }) =>
    say(
      t('There is not enough space'),
      t('What was to be saved does not fit on “{name}”. Nothing was left there.', { name }),
    ),
  'log.not-writable': ({ name }) =>
    say(t('It could not be saved'), t('“{name}” cannot be written to, or was pulled out.', { name })),
  'plan.unknown': () =>
    say(
      t('This review is out of date'),
      t('Something else was planned since. Nothing was touched. Please review again.'),
    ),
  'plan.stale': ({ reasons }) =>
    say(
      t('Something has changed since the review'),
      sentences([t('Nothing was touched.'), ...reasons.map((reason) => staleReasons[reason])]),
    ),
  'run.busy': () => say(t('Something else is being done just now'), t('Only one change can run at a time.')),
  'run.unknown': () => say(t('That run is not known any more'), t('It has ended, or was started elsewhere.')),
  'run.not-cancellable': () =>
    say(t('It can no longer be cancelled'), t('It has gone too far to be stopped safely.')),
  'verify.failed': ({ proof }) =>
    say(
      t('What was written could not be verified'),
      t(
        'Something is wrong with {part}. The disk may be failing.',
        { part: proofSubjects[proof] },
        { comment: 'Where the part does not fit into the sentence: “This is not as it should be: {part}.”' },
      ),
    ),
  'request.invalid': ({ path, message }) =>
    say(
      t('The installer misunderstood itself'),
      t('This is a mistake in {product} ({path}: {message}).', { product, path, message }),
    ),
};

/** The text for a problem, in the person's language. */
export function problemText<C extends ProblemCode>(problem: {
  readonly code: C;
  readonly params: ProblemParams<C>;
}): ProblemText {
  return texts[problem.code](problem.params);
}
