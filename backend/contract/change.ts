import { z } from 'zod';
import { way } from './offer.ts';
import { planDisk } from './plan-disk.ts';
import { resetMode, startMode } from './store.ts';
import { id, sha256, shortText } from './text.ts';
import { nameField, treeName } from './tree-name.ts';

/** What a person asks to be done to a system that is there. Ids are those handed out with the facts. */
export const changeRequest = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('reset'), systemId: id, mode: resetMode }),
  z.strictObject({ task: z.literal('undo'), remainsId: id }),
  z.strictObject({ task: z.literal('let-go'), remainsId: id }),
  z.strictObject({ task: z.literal('tree-add'), systemId: id, offerId: id }),
  /** For what no system starts from: it belongs to the file system. */
  z.strictObject({ task: z.literal('extra-add'), storeId: id, offerId: id }),
  z.strictObject({ task: z.literal('tree-default'), systemId: id, tree: treeName }),
  z.strictObject({ task: z.literal('tree-rollback'), systemId: id }),
  z.strictObject({ task: z.literal('tree-once'), systemId: id, tree: treeName }),
  z.strictObject({ task: z.literal('tree-remove'), storeId: id, tree: treeName }),
  /** `tree` is what it starts from, or a template, which starts from the newest version of its vendor. */
  z.strictObject({ task: z.literal('instance-add'), storeId: id, tree: treeName, name: nameField }),
  z.strictObject({ task: z.literal('instance-rename'), systemId: id, name: nameField }),
  z.strictObject({ task: z.literal('instance-default'), systemId: id }),
  z.strictObject({ task: z.literal('instance-remove'), systemId: id }),
  z.strictObject({
    task: z.literal('stateless'),
    systemId: id,
    mode: startMode.exclude(['normal']),
    to: z.enum(['on', 'default', 'off']),
  }),
  z.strictObject({ task: z.literal('repair'), storeId: id }),
]);
export type ChangeRequest = z.infer<typeof changeRequest>;
export type ChangeTask = ChangeRequest['task'];

/** The steps of which the changes are made. */
export const changeStep = z.enum([
  'check-store',
  'check-stream',
  'settle',
  'build',
  'receive',
  'publish',
  'exchange',
  'stamps',
  'boot-menu',
  'delete',
  'discard',
  'verify-store',
]);
export type ChangeStep = z.infer<typeof changeStep>;

/** A tree, or a part of one, that the change leaves alone, puts aside or takes away. */
export const fate = z.strictObject({
  part: z.enum([
    'settings',
    'state',
    'personal-files',
    'system',
    'remains',
    'runtime',
    'framework',
    'app',
    'template',
  ]),
  tree: treeName,
  fate: z.enum(['kept', 'set-aside', 'deleted', 'new']),
});
export type Fate = z.infer<typeof fate>;

/** A tree that comes along because the one that was asked for needs it. */
export const companion = z.strictObject({ offerId: id, tree: treeName, title: shortText, way });
export type Companion = z.infer<typeof companion>;

export const changePlan = z.strictObject({
  id,
  kind: z.literal('change'),
  request: changeRequest,
  /** The tree that it is about: a root tree, or another where no system is concerned. */
  tree: treeName,
  title: shortText,
  storeId: id,
  storeDigest: sha256,
  disk: planDisk,
  /** The usr tree that is added, made the default, tried or removed. */
  usrTree: treeName.nullable(),
  /** The streams of an added tree, and what they are a delta on; null where nothing is received. */
  way: way.nullable(),
  /** What comes along with an added tree, before it. */
  brings: z.array(companion).max(8),
  /** Under which id remains are kept, brought back or deleted. */
  remainsId: id.nullable(),
  fates: z.array(fate).max(64),
  /** `undo`: by undoing; `again`: by another change; `no`: not at all. */
  reversible: z.enum(['undo', 'again', 'no']),
  /** A system that runs is as it was until it restarts. */
  effective: z.enum(['now', 'after-restart']),
});
