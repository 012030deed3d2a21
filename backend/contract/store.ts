import { z } from 'zod';
import { damage } from './damage.ts';
import { readinessPart } from './problem.ts';
import { bytes, id, sha256, shortText } from './text.ts';
import { treeName } from './tree-name.ts';

/** How much a reset takes away. See the table in the README. */
export const resetMode = z.enum(['state', 'factory-keep-home', 'factory', 'hand-over']);
export type ResetMode = z.infer<typeof resetMode>;

/**
 * What a boot entry starts. `normal` is a candidate for starting by itself; `spare` is only in the menu; `once` is tried one time;
 * `forget-all` and `forget-state` are the stateless ways.
 */
export const entryMode = z.enum(['normal', 'spare', 'once', 'forget-all', 'forget-state']);
export type EntryMode = z.infer<typeof entryMode>;

/** The ways of starting that can be the usual one. */
export const startMode = z.enum(['normal', 'forget-all', 'forget-state']);
export type StartMode = z.infer<typeof startMode>;

/** A usr tree: a golden master, shared by the systems that start from it. */
export const usrFacts = z.strictObject({
  tree: treeName,
  /** The system's own name, from os-release. */
  title: shortText,
  /** The subvolume's own UUID and the one it was sent with: either can be a delta's parent. */
  uuids: z.array(z.guid()).max(2),
  kernelRelease: shortText.nullable(),
  missing: z.array(readinessPart).max(16),
  /** Whether it can confirm that it came up; without that nothing falls back by itself. */
  counts: z.boolean(),
  /** When its vendor made it, from the top folder's time. */
  madeAt: z.iso.datetime(),
  /** Root trees of the systems that have a boot entry with it. */
  usedBy: z.array(treeName).max(256),
});
export type UsrFacts = z.infer<typeof usrFacts>;

/** A tree that no system starts from: a runtime, a framework, an app, or a template that systems are made from. */
export const extraFacts = z.strictObject({
  tree: treeName,
  /** What it calls itself. */
  title: shortText,
  /** As those of a usr tree; none of a template, or of what is not as it was delivered, since no delta can be made on those. */
  uuids: z.array(z.guid()).max(2),
  /** Whether it is as it was delivered: received whole, and read-only ever since. */
  intact: z.boolean(),
  /** The runtime that serves an app; null where there is none, and for what is no app. */
  runtime: treeName.nullable(),
  /** The apps that a runtime serves, or the systems that were made from a template. */
  usedBy: z.array(treeName).max(256),
});
export type ExtraFacts = z.infer<typeof extraFacts>;

/** The boot counter of the Boot Loader Specification. */
export const tries = z.strictObject({ left: z.int().nonnegative(), done: z.int().nonnegative() });
export type Tries = z.infer<typeof tries>;

export const entryFacts = z.strictObject({
  file: shortText,
  usrTree: treeName,
  mode: entryMode,
  /** The boot counter; null for an entry that is known to be good. */
  tries: tries.nullable(),
  /** What keeps it from starting. */
  fault: z.enum(['wrong', 'kernel-missing', 'usr-missing']).nullable(),
});
export type EntryFacts = z.infer<typeof entryFacts>;

/** What a reset took away, kept so that it can be undone. */
export const remainsFacts = z.strictObject({
  id,
  rootTree: treeName,
  mode: resetMode,
  at: z.iso.datetime(),
  /** True when the reset was undone: then these are what the system was in between. */
  undone: z.boolean(),
  /** Whether they can be brought back now: nothing newer lies between, and they are what they were. */
  undoable: z.boolean(),
  /** What lies there is not what the record says. */
  tampered: z.boolean(),
  /** Where they are in use, such as by the system that runs from them until it restarts. */
  mountedAt: shortText.nullable(),
});
export type RemainsFacts = z.infer<typeof remainsFacts>;

/** One system: settings, state and personal files, which start from a usr tree. */
export const systemFacts = z.strictObject({
  id,
  rootTree: treeName,
  homeTree: treeName.nullable(),
  /** The template that it was made from and that a reset to factory settings returns to, as long as that is here. */
  template: treeName.nullable(),
  /** The instance's name, `main` where there is but one. */
  name: shortText,
  /** The usr tree that it starts from by itself; null where no entry says. */
  usrTree: treeName.nullable(),
  /** That tree's name for people, or the vendor where it is missing. */
  title: shortText,
  entries: z.array(entryFacts).max(256),
  startMode,
  /** Whether the boot menu starts this system by itself, of all in this file system. */
  isDefault: z.boolean(),
  firstBoot: z.enum(['ask', 'skip']),
  /** Names of the folders in /home. */
  homeFolders: z.array(shortText).max(64),
  lastUsedAt: z.iso.datetime().nullable(),
  /** When it was first started with the state that it has. */
  inUseSince: z.iso.datetime().nullable(),
  /** Where its root is mounted; `/` for the system that is running. */
  mountedAt: shortText.nullable(),
  /** It was reset while it ran: the new state is in force from its next start on. */
  restartPending: z.boolean(),
  damage: z.array(damage).max(16),
});
export type SystemFacts = z.infer<typeof systemFacts>;

/** What happened here before, newest first. */
export const pastRun = z.strictObject({
  at: z.iso.datetime(),
  task: shortText,
  tree: treeName,
  result: z.enum(['verified', 'failed', 'cancelled', 'interrupted']),
});

export type PastRun = z.infer<typeof pastRun>;

/** A btrfs file system that holds trees. */
export const storeFacts = z.strictObject({
  id,
  diskId: id,
  device: shortText,
  uuid: z.guid(),
  sizeBytes: bytes,
  freeBytes: bytes,
  esp: z.strictObject({ device: shortText, sizeBytes: bytes, freeBytes: bytes }).nullable(),
  /** Whether the disk can be told that freed blocks are not needed any more. */
  discards: z.boolean(),
  health: z.enum(['good', 'errors', 'degraded', 'unreadable']),
  trees: z.array(usrFacts).max(2048),
  extras: z.array(extraFacts).max(1024),
  /** Trees that are mounted somewhere, other than by us. */
  mountedTrees: z.array(z.strictObject({ tree: treeName, at: shortText })).max(256),
  systems: z.array(systemFacts).max(256),
  remains: z.array(remainsFacts).max(256),
  /** What a power cut left: a change that was not finished, or remains whose deletion was not. */
  leftovers: z.array(z.enum(['unfinished-change', 'deleting', 'received', 'tried-once'])).max(8),
  history: z.array(pastRun).max(32),
  /** Digest over everything that a change depends on. */
  digest: sha256,
});
export type StoreFacts = z.infer<typeof storeFacts>;

/**
 * How much something takes, and how much of it would be free without it; the rest is shared with others. `name` is a tree, the
 * state of a system, or the id of what a reset kept.
 */
export const treeSize = z.strictObject({ name: shortText, bytes, freesBytes: bytes });
export type TreeSize = z.infer<typeof treeSize>;
