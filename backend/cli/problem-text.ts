import type { Problem } from '../contract/problem.ts';
import { answersText } from './answers-text.ts';
import { deliveryText } from './delivery-text.ts';
import { sizeText } from './size-text.ts';

function waitText({ waitMs }: { readonly waitMs: number }): string {
  return `${Math.ceil(waitMs / 1000)} seconds`;
}

/** A problem in one plain English sentence for a terminal. Every code has one: a missing one does not compile. */
export function problemText(problem: Problem): string {
  switch (problem.code) {
    case 'disk.unknown':
      return 'There is no such disk.';
    case 'disk.too-small':
      return `${problem.params.device} is too small: ${sizeText(problem.params.sizeBytes)}, needed are ${sizeText(problem.params.neededBytes)}.`;
    case 'disk.read-only':
      return `${problem.params.device} is read-only.`;
    case 'disk.in-use':
      return `${problem.params.device} is in use (${problem.params.use}: ${problem.params.detail}).`;
    case 'disk.running-system':
      return `${problem.params.device} holds the system that is running.`;
    case 'disk.medium':
      return `${problem.params.device} is the medium that this installation comes from.`;
    case 'disk.source':
      return `What is to be installed lies on ${problem.params.device}.`;
    case 'disk.locked':
      return `${problem.params.device} is locked by another program.`;
    case 'disk.io-error':
      return `${problem.params.device} could not be read or written: it may be failing or have been unplugged.`;
    case 'firmware.bios':
      return 'This machine started in BIOS mode. Pristine needs UEFI: switch it on in the firmware settings.';
    case 'firmware.uefi32':
      return 'This machine has a 32-bit UEFI, which the boot loader does not support.';
    case 'firmware.secure-boot':
      return 'Secure Boot is on and would refuse the installed system. Switch it off in the firmware settings.';
    case 'firmware.lab':
      return 'This is a lab machine without firmware variables: the disk will boot by its fallback loader.';
    case 'power.battery':
      return 'This machine is running on battery. Connect it to power.';
    case 'source.none':
      return 'There is nothing here to install.';
    case 'source.unknown':
      return 'What was to be installed is no longer offered.';
    case 'source.manifest-invalid':
      return `The list of what this medium offers (${problem.params.file}) is damaged.`;
    case 'source.not-found':
      return `${problem.params.file} is not there or cannot be read.`;
    case 'source.unsigned':
      return `Nothing vouches for ${problem.params.file}. Use --allow-unsigned if you trust where it comes from.`;
    case 'stream.not-a-stream':
      return `${problem.params.file} is not a btrfs send stream.`;
    case 'stream.truncated':
      return `${problem.params.file} ends too early: it was not copied or downloaded whole.`;
    case 'stream.corrupt':
      return `${problem.params.file} is damaged.`;
    case 'stream.digest-mismatch':
      return `${problem.params.file} is not the file that the medium says it is.`;
    case 'stream.parent-missing':
      return `${problem.params.file} is a delta, and the tree that it is made on is missing.`;
    case 'stream.order':
      return `${problem.params.file} is not a delta on the stream before it.`;
    case 'stream.several-trees':
      return `${problem.params.file} carries more than one tree.`;
    case 'stream.escapes':
      return `${problem.params.file} tries to write outside its own tree (${problem.params.path}).`;
    case 'stream.name-invalid':
      return `${problem.params.file} carries "${problem.params.name}", which is not a tree's name.`;
    case 'stream.not-usr':
      return `${problem.params.file} carries "${problem.params.name}", which is not a usr tree.`;
    case 'stream.architecture':
      return `${problem.params.tree} is for ${problem.params.architecture}, this machine is ${problem.params.machine}.`;
    case 'tree.mismatch':
      return `${problem.params.tree} is not what its name says: expected ${problem.params.expected}, found ${problem.params.found}.`;
    case 'tree.not-ready':
      return `${problem.params.tree} cannot start by itself. It lacks: ${problem.params.missing.join(', ')}.`;
    case 'space.insufficient':
      return `Not enough space: needed are ${sizeText(problem.params.neededBytes)}, there are ${sizeText(problem.params.availableBytes)}.`;
    case 'space.esp':
      return `Not enough space for the kernel: needed are ${sizeText(problem.params.neededBytes)}, there are ${sizeText(problem.params.availableBytes)}.`;
    case 'system.unknown':
      return 'There is no such system.';
    case 'system.damaged':
      return `${problem.params.tree} is damaged (${problem.params.damage.join(', ')}). Repair it first: pristine repair.`;
    case 'system.running':
      return `${problem.params.tree} is the system that is running. Start this from an installation or recovery medium.`;
    case 'system.only':
      return `${problem.params.tree} is the only system here. To be rid of it, install onto the disk anew.`;
    case 'system.others-stay':
      return `Only this system is handed over. What is in the others stays on this machine: ${problem.params.systems
        .map(({ title, name }) => `${title} (${name})`)
        .join(', ')}.`;
    case 'system.name-taken':
      return `There is a system called ${problem.params.name} already.`;
    case 'tree.unknown':
      return `There is no ${problem.params.tree}.`;
    case 'tree.exists':
      return `${problem.params.tree} is there already.`;
    case 'tree.in-use':
      return `${problem.params.tree} is used by ${problem.params.by}.`;
    case 'tree.mounted':
      return `${problem.params.tree} is mounted at ${problem.params.mountPoint}.`;
    case 'tree.none-older':
      return `There is no version older than ${problem.params.tree} to go back to.`;
    case 'tree.other-vendor':
      return `${problem.params.tree} is another vendor's: ${problem.params.system} cannot start from it.`;
    case 'tree.no-counter':
      return `${problem.params.tree} cannot confirm that it came up, so nothing falls back by itself should it not.`;
    case 'remains.unknown':
      return 'There is nothing of that kind that was kept.';
    case 'remains.tampered':
      return 'What was kept is not what it was. It cannot be brought back, only deleted.';
    case 'remains.not-newest':
      return 'Something newer lies between: undo that first.';
    case 'remains.short-lived':
      return `What goes may not be kept for long: only ${sizeText(problem.params.freeBytes)} is free on the disk.`;
    case 'store.unknown':
      return 'There is no such file system.';
    case 'store.degraded':
      return `The file system on ${problem.params.device} lacks one of its disks.`;
    case 'store.errors':
      return `The file system on ${problem.params.device} has had errors. Save what matters and check the disk.`;
    case 'store.unreadable':
      return `The file system on ${problem.params.device} cannot be read.`;
    case 'store.read-only':
      return `The file system on ${problem.params.device} cannot be written.`;
    case 'store.no-esp':
      return `The disk of ${problem.params.device} has no EFI system partition.`;
    case 'store.unfinished':
      return `A change on ${problem.params.device} was interrupted; it is finished or taken back first.`;
    case 'discard.no-guarantee':
      return `${problem.params.device} is told to discard what is deleted. Whether it really erases that, no disk guarantees; only encryption from the start does.`;
    case 'discard.unsupported':
      return `${problem.params.device} cannot discard: what is deleted stays readable with special tools until it is overwritten.`;
    case 'tool.missing':
      return `The program ${problem.params.tool} is missing on this system.`;
    case 'tool.failed':
      return `The program ${problem.params.tool} failed${problem.params.exitCode === null ? '' : ` with status ${problem.params.exitCode}`}.`;
    case 'log.no-stick':
      return 'There is no stick that the log can be saved on. Plug one in that has VFAT, exFAT or ext4 and is not used.';
    case 'log.no-space':
      return `There is not enough space for the log on ${problem.params.name}.`;
    case 'log.not-writable':
      return `${problem.params.name} could not be written to.`;
    case 'policy.forbids':
      return 'The policy of this machine does not allow that.';
    case 'pin.needed':
      return 'This needs the PIN of the policy.';
    case 'pin.wrong':
      return `That PIN is wrong. The next is looked at in ${waitText(problem.params)}.`;
    case 'pin.locked':
      return `After wrong PINs the next is looked at in ${waitText(problem.params)}.`;
    case 'plan.unknown':
      return 'This plan is no longer the one that was made last.';
    case 'plan.stale':
      return `The machine changed since the plan was made (${problem.params.reasons.join(', ')}). Nothing was touched.`;
    case 'run.busy':
      return 'Another installation is running.';
    case 'run.unknown':
      return 'There is no such run.';
    case 'run.not-cancellable':
      return 'It can no longer be stopped safely.';
    case 'verify.failed':
      return `What was written could not be verified (${problem.params.proof}).`;
    case 'request.invalid':
      return `The request is not valid: ${problem.params.path}: ${problem.params.message}.`;
    case 'protocol.version':
      return `The two halves of Pristine do not fit: protocol ${problem.params.client} and ${problem.params.server}.`;
    case 'backend.unreachable':
      return 'The part of Pristine that does the work cannot be reached.';
    case 'backend.dismissed':
      return 'The password was not given.';
    case 'backend.denied':
      return 'Using the part of Pristine that does the work was not allowed.';
    case 'backend.missing':
      return 'The part of Pristine that does the work is not installed.';
    case 'backend.died':
      return 'The part of Pristine that does the work ended unexpectedly.';
    case 'internal':
      return 'Something went wrong inside Pristine. The log says more.';
    case 'answers.unreadable':
    case 'answers.invalid':
    case 'answers.other-machine':
    case 'answers.no-disk':
    case 'answers.several-disks':
    case 'answers.several-systems':
      return answersText(problem);
    default:
      return deliveryText(problem);
  }
}
