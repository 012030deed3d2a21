import type { ProblemCode, ProblemParams } from '../../backend/contract/problem.ts';
import { answersTexts } from './answers-problems.ts';
import { deliveryTexts } from './delivery-problems.ts';
import { list, percent, size } from './format.ts';
import { say, type ProblemText } from './say.ts';
import { systemTexts } from './system-problems.ts';
import { proofSubjects, readinessParts, staleReasons, uses } from './words.ts';

type Texts = { readonly [C in ProblemCode]: (params: ProblemParams<C>) => ProblemText };

const freshCopy = 'Get a fresh copy of the medium, or choose another system.';
const makerMistake = 'This is a mistake of whoever made the image. Choose another system.';

/** A code without a text does not compile. */
const texts: Texts = {
  ...systemTexts,
  ...deliveryTexts,
  ...answersTexts,
  'disk.unknown': () =>
    say('The disk is no longer there', 'It may have been unplugged. Choose the disk anew.'),
  'disk.too-small': ({ sizeBytes, neededBytes }) =>
    say('The disk is too small', `It has ${size(sizeBytes)}; ${size(neededBytes)} are needed.`),
  'disk.read-only': () =>
    say('The disk is read-only', 'It cannot be written to. It may have a switch against writing.'),
  'disk.in-use': ({ use, detail }) =>
    say('The disk is in use', detail === '' ? `${uses[use]}.` : `${uses[use]} (${detail}).`),
  'disk.running-system': () =>
    say('The running system is on it', 'This computer was started from this disk.'),
  'disk.medium': () =>
    say('The installation medium is on it', 'What you are about to install comes from this disk.'),
  'disk.source': () =>
    say('What you install comes from it', 'The system that you have chosen lies on this disk.'),
  'disk.locked': () =>
    say('Another program holds the disk', 'It may be looking at it just now. Try again in a moment.'),
  'disk.io-error': ({ device }) =>
    say(
      'The disk does not work as it should',
      `${device} could not be read or written. It may be failing, or was unplugged.`,
    ),
  'firmware.bios': () =>
    say('This computer was started in BIOS mode', 'The installed system starts with UEFI only.'),
  'firmware.uefi32': () =>
    say(
      'This computer has a 32-bit UEFI',
      'The boot loader does not support it, so nothing can be installed here.',
    ),
  'firmware.secure-boot': () =>
    say('Secure Boot is on', 'It would refuse to start the installed system, which is not signed for it.'),
  'firmware.lab': () =>
    say(
      'This is a machine for trying things out',
      'It has no firmware that remembers what to start; the installed disk starts by itself in any UEFI computer.',
    ),
  'power.battery': ({ percent: charge }) =>
    say(
      charge === null ? 'Running on battery' : `Running on battery: ${percent(charge / 100)} left`,
      'If it runs empty in the middle, the disk is left without a system that starts.',
    ),
  'source.none': () =>
    say('There is nothing to install', 'No system was found on this medium. It may be incomplete.'),
  'source.unknown': () => say('That system is no longer offered', 'Its medium may have been removed.'),
  'source.manifest-invalid': ({ file }) =>
    say('The list of systems is damaged', `${file} on this medium cannot be understood.`),
  'source.not-found': ({ file }) =>
    say('A file of the system is missing', `${file} is not there or cannot be read.`),
  'source.unsigned': ({ file }) =>
    say(
      'The system is not signed',
      `Who made ${file} cannot be proven. Install it only if you trust its source.`,
    ),
  'stream.not-a-stream': ({ file }) =>
    say('That is not a system image', `${file} holds something else. ${freshCopy}`),
  'stream.truncated': ({ file }) =>
    say('The system image is incomplete', `${file} ends too early; it was not copied whole. ${freshCopy}`),
  'stream.corrupt': ({ file }) =>
    say('The system image is damaged', `${file} cannot be read to its end. ${freshCopy}`),
  'stream.digest-mismatch': ({ file }) =>
    say('The system image is not the right one', `${file} is not what this medium says it is. ${freshCopy}`),
  'stream.parent-missing': ({ file }) =>
    say('A part of the system is missing', `${file} holds only changes, and what it changes is not here.`),
  'stream.order': ({ file }) =>
    say('The parts of the system do not fit', `${file} does not follow on the part before it.`),
  'stream.several-trees': ({ file }) =>
    say('The system image is not valid', `${file} holds more than one tree. ${makerMistake}`),
  'stream.escapes': ({ file, path }) =>
    say(
      'The system image is dangerous',
      `${file} tries to write outside its own place (${path}). It was refused. Do not use it.`,
    ),
  'stream.name-invalid': ({ file, name }) =>
    say(
      'The system image is not valid',
      `${file} calls itself “${name}”, which is no valid name. ${makerMistake}`,
    ),
  'stream.not-usr': ({ file, name }) =>
    say('That is not a system', `${file} holds “${name}”, which cannot be installed by itself.`),
  'stream.architecture': ({ architecture, machine }) =>
    say(
      'The system is for another kind of computer',
      `It is for ${architecture} processors; this computer has ${machine}.`,
    ),
  'tree.mismatch': ({ expected, found }) =>
    say('The system is not what it says', `Expected was ${expected}, found was ${found}. ${makerMistake}`),
  'tree.not-ready': ({ missing }) =>
    say(
      'The system could not start by itself',
      `It lacks ${list(missing.map((part) => readinessParts[part]))}. ${makerMistake}`,
    ),
  'space.insufficient': ({ neededBytes, availableBytes }) =>
    say('There is not enough space', `${size(neededBytes)} are needed; there are ${size(availableBytes)}.`),
  'space.esp': ({ neededBytes, availableBytes }) =>
    say(
      'The boot partition is too small',
      `The kernel needs ${size(neededBytes)}; there are ${size(availableBytes)}.`,
    ),
  'tool.missing': ({ tool }) =>
    say('A program is missing', `This needs “${tool}”, and this medium lacks it.`),
  'tool.failed': ({ tool, exitCode }) =>
    say(
      'A program failed',
      exitCode === null
        ? `“${tool}” ended before its time. The log says more.`
        : `“${tool}” ended with status ${exitCode}. The log says more.`,
    ),
  'plan.unknown': () =>
    say(
      'This review is out of date',
      'Something else was planned since. Nothing was touched. Please review again.',
    ),
  'plan.stale': ({ reasons }) =>
    say(
      'Something has changed since the review',
      `Nothing was touched. ${reasons.map((reason) => staleReasons[reason]).join(' ')}`,
    ),
  'run.busy': () => say('Something else is being done just now', 'Only one change can run at a time.'),
  'run.unknown': () => say('That run is not known any more', 'It has ended, or was started elsewhere.'),
  'run.not-cancellable': () =>
    say('It can no longer be cancelled', 'It has gone too far to be stopped safely.'),
  'verify.failed': ({ proof }) =>
    say(
      'What was written could not be verified',
      `Something is wrong with ${proofSubjects[proof]}. The disk may be failing.`,
    ),
  'request.invalid': ({ path, message }) =>
    say('The installer misunderstood itself', `This is a mistake in Pristine (${path}: ${message}).`),
  'protocol.version': ({ client, server }) =>
    say(
      'The parts of Pristine do not fit together',
      `The window speaks version ${client}, the installer service version ${server}.`,
    ),
  'backend.unreachable': () =>
    say(
      'The installer service does not answer',
      'Without it nothing can be done. Pristine keeps trying. If you are asked for a password, please enter it.',
    ),
  'backend.died': () =>
    say(
      'The installer service ended unexpectedly',
      'Whatever it was doing has stopped. The log may say why.',
    ),
  internal: () =>
    say('Something went wrong inside Pristine', 'This is a mistake in Pristine. The log says more.'),
};

/** The text for a problem, in the person's language. */
export function problemText<C extends ProblemCode>(problem: {
  readonly code: C;
  readonly params: ProblemParams<C>;
}): ProblemText {
  return texts[problem.code](problem.params);
}
