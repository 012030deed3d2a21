import { z } from 'zod';
import { answersProblems } from './answers-problems.ts';
import { damage } from './damage.ts';
import { deliveryProblems } from './delivery-problems.ts';
import { policyProblems } from './policy-problems.ts';
import { bytes, longText, shortText } from './text.ts';

/** What a person can do about a problem. Each is a button or a sentence in the clients' catalogues. */
export const fix = z.enum([
  'retry',
  'refresh',
  'choose-another-disk',
  'choose-another-image',
  'free-the-disk',
  'start-over',
  'save-log',
  'restart',
  'connect-power',
  'switch-to-uefi',
  'disable-secure-boot',
  'install-tool',
  'wait-for-the-other-run',
  'repair',
  'restart-the-system',
  'start-from-medium',
  'let-go-of-remains',
  'choose-another-name',
  'check-the-network',
  'set-the-clock',
  'ask-the-publisher',
  'wait-for-network',
  'switch-off',
  'close',
]);
export type Fix = z.infer<typeof fix>;

export const diskUse = z.enum(['mounted', 'swap', 'raid', 'lvm', 'luks', 'other']);
export type DiskUse = z.infer<typeof diskUse>;

/** What makes a tree able to do what its kind is for, a usr tree to come up by itself; named when it is missing. */
export const readinessPart = z.enum([
  'os-release',
  'init',
  'kernel',
  'initrd',
  'boot-loader',
  'factory-etc',
  'system-users',
  'tmpfiles',
  'program',
]);
export type ReadinessPart = z.infer<typeof readinessPart>;

export const staleReason = z.enum([
  'disk-gone',
  'disk-exchanged',
  'disk-resized',
  'partitions-changed',
  'disk-in-use',
  'stream-changed',
  'system-changed',
]);
export type StaleReason = z.infer<typeof staleReason>;

export const proof = z.enum([
  'partition-table',
  'esp-file-system',
  'btrfs-file-system',
  'usr-tree',
  'root-tree',
  'settings',
  'home-tree',
  'delivered-trees',
  'kernel-files',
  'boot-entry',
  'boot-loader',
  'new-state',
  'old-state-kept',
  'personal-files-kept',
  'file-system-consistent',
  'boot-menu',
  'good-entry',
  'deleted',
  'discarded',
]);
export type Proof = z.infer<typeof proof>;

const none = z.strictObject({});
const tree = z.strictObject({ tree: shortText });
const device = z.strictObject({ device: shortText });
const file = z.strictObject({ file: shortText });

/** Every problem there is: its code and the shape of its parameters. The clients' catalogues have a text for each. */
export const problemParams = {
  ...answersProblems,
  ...deliveryProblems,
  ...policyProblems,
  'disk.unknown': none,
  'disk.too-small': z.strictObject({ device: shortText, sizeBytes: bytes, neededBytes: bytes }),
  'disk.read-only': device,
  'disk.in-use': z.strictObject({ device: shortText, use: diskUse, detail: shortText }),
  'disk.running-system': device,
  'disk.medium': device,
  'disk.source': device,
  'disk.locked': device,
  'disk.io-error': device,
  'firmware.bios': none,
  'firmware.uefi32': none,
  'firmware.secure-boot': none,
  'firmware.lab': none,
  'power.battery': z.strictObject({
    percent: z.int().min(0).max(100).nullable(),
    work: z.enum(['installation', 'change']),
  }),
  'source.none': none,
  'source.unknown': none,
  'source.manifest-invalid': file,
  'source.not-found': file,
  'source.unsigned': file,
  'stream.not-a-stream': file,
  'stream.truncated': file,
  'stream.corrupt': file,
  'stream.digest-mismatch': file,
  'stream.parent-missing': file,
  'stream.order': file,
  'stream.several-trees': file,
  'stream.escapes': z.strictObject({ file: shortText, path: longText }),
  'stream.name-invalid': z.strictObject({ file: shortText, name: shortText }),
  'stream.not-usr': z.strictObject({ file: shortText, name: shortText }),
  'stream.architecture': z.strictObject({ tree: shortText, architecture: shortText, machine: shortText }),
  'tree.mismatch': z.strictObject({ tree: shortText, expected: shortText, found: shortText }),
  'tree.not-ready': z.strictObject({ tree: shortText, missing: z.array(readinessPart).min(1).max(16) }),
  'space.insufficient': z.strictObject({ neededBytes: bytes, availableBytes: bytes }),
  'space.esp': z.strictObject({ neededBytes: bytes, availableBytes: bytes }),
  'system.unknown': none,
  'system.damaged': z.strictObject({ tree: shortText, damage: z.array(damage).min(1).max(16) }),
  'system.running': tree,
  'system.only': tree,
  'system.others-stay': z.strictObject({
    systems: z
      .array(z.strictObject({ title: shortText, name: shortText }))
      .min(1)
      .max(16),
  }),
  'system.name-taken': z.strictObject({ name: shortText }),
  'tree.unknown': tree,
  'tree.exists': tree,
  'tree.in-use': z.strictObject({ tree: shortText, by: shortText }),
  'tree.mounted': z.strictObject({ tree: shortText, mountPoint: shortText }),
  'tree.none-older': tree,
  'tree.other-vendor': z.strictObject({ tree: shortText, system: shortText }),
  'tree.no-counter': tree,
  'remains.unknown': none,
  'remains.tampered': none,
  'remains.not-newest': none,
  'remains.short-lived': z.strictObject({ freeBytes: bytes }),
  'store.unknown': none,
  'store.degraded': device,
  'store.errors': device,
  'store.unreadable': device,
  'store.read-only': device,
  'store.no-esp': device,
  'store.unfinished': device,
  'discard.no-guarantee': device,
  'discard.unsupported': device,
  'tool.missing': z.strictObject({ tool: shortText }),
  'tool.failed': z.strictObject({ tool: shortText, exitCode: z.int().nullable() }),
  'log.no-stick': none,
  'log.no-space': z.strictObject({ name: shortText }),
  'log.not-writable': z.strictObject({ name: shortText }),
  'plan.unknown': none,
  'plan.stale': z.strictObject({ reasons: z.array(staleReason).min(1).max(8) }),
  'run.busy': none,
  'run.unknown': none,
  'run.not-cancellable': none,
  'verify.failed': z.strictObject({ proof }),
  'request.invalid': z.strictObject({ path: shortText, message: longText }),
  'protocol.version': z.strictObject({ client: z.int(), server: z.int() }),
  'backend.unreachable': none,
  'backend.dismissed': none,
  'backend.denied': none,
  'backend.missing': none,
  'backend.died': none,
  internal: none,
} as const;

export type ProblemCode = keyof typeof problemParams;
export type ProblemParams<C extends ProblemCode> = z.infer<(typeof problemParams)[C]>;

function variant<C extends ProblemCode>(code: C) {
  return z.strictObject({ code: z.literal(code), params: problemParams[code], fixes: z.array(fix).max(8) });
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemParams, code);
}

export const problemCodes: readonly ProblemCode[] = Object.keys(problemParams).filter(isProblemCode);

/** The union over all codes, so that `switch (problem.code)` narrows `problem.params`. */
export type Problem = {
  [C in ProblemCode]: { readonly code: C; readonly params: ProblemParams<C>; readonly fixes: readonly Fix[] };
}[ProblemCode];

export const problem: z.ZodType<Problem> = z.custom<Problem>((value) => {
  const head = z.looseObject({ code: z.string().refine(isProblemCode) }).safeParse(value);
  return head.success && isProblemCode(head.data.code) && variant(head.data.code).safeParse(value).success;
}, 'not a problem of this contract');

export const severity = z.enum(['blocking', 'warning']);

/** Why a request cannot be planned (`blocking`), or should be thought over (`warning`). */
export const issue = z.strictObject({ severity, problem });
export type Issue = z.infer<typeof issue>;
