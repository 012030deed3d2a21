import { z } from 'zod';
import { changePlan, changeStep, companion } from './change.ts';
import { contentKind } from './facts.ts';
import { trust, way } from './offer.ts';
import { planDisk } from './plan-disk.ts';
import { issue } from './problem.ts';
import { systemSettings } from './settings.ts';
import { bytes, id, milliseconds, sha256, shortText } from './text.ts';
import { nameField, treeName } from './tree-name.ts';

export const firstBoot = z.enum(['ask', 'skip']);
export type FirstBoot = z.infer<typeof firstBoot>;

/** What a person asks for when installing. Ids are those handed out with the facts. */
export const installRequest = z.strictObject({
  offerId: id,
  diskId: id,
  instance: nameField,
  firstBoot,
  /** Offers of apps, and of what else systems share, that are to be there from the beginning. */
  bringIds: z.array(id).max(16),
  settings: systemSettings.optional(),
});
export type InstallRequest = z.infer<typeof installRequest>;

/** The steps of an installation, in the order in which they run. */
export const installStep = z.enum([
  'check-stream',
  'check-disk',
  'erase',
  'partition',
  'receive',
  'create-root',
  'boot-entry',
  'flush',
  'verify-trees',
  'boot-loader',
  'verify',
]);
export type InstallStep = z.infer<typeof installStep>;

export const layoutPart = z.strictObject({
  label: shortText,
  kind: z.enum([...contentKind.options, 'free']),
  fileSystem: shortText.nullable(),
  system: shortText.nullable(),
  startBytes: bytes,
  sizeBytes: bytes,
  usedBytes: bytes.nullable(),
});
export type LayoutPart = z.infer<typeof layoutPart>;

export const layout = z.strictObject({ sizeBytes: bytes, parts: z.array(layoutPart).max(512) });
export type Layout = z.infer<typeof layout>;

/** Something that the run destroys. */
export const loss = z.strictObject({
  what: z.enum(['system', 'data', 'encrypted', 'volumes', 'raid', 'unknown', 'unfinished-installation']),
  name: shortText,
  /** Whose personal files go with a system, by the names of their folders. */
  people: z.array(shortText).max(64),
  /** How much is there, where that could be read; how much there may be of what nobody can look into. */
  usedBytes: bytes.nullable(),
});
export type Loss = z.infer<typeof loss>;

export const stepId = z.enum([...installStep.options, ...changeStep.options]);
export type StepId = z.infer<typeof stepId>;

/** What every plan has, whatever it does. */
const common = {
  steps: z.array(z.strictObject({ id: stepId, weight: z.number().positive(), destructive: z.boolean() })),
  neededBytes: bytes,
  estimateMs: milliseconds,
  warnings: z.array(issue).max(32),
  /** SHA-256 over the plan without this field; `run.start` must quote it. */
  digest: sha256,
} as const;

const installPlan = z.strictObject({
  id,
  kind: z.literal('install'),
  request: installRequest,
  tree: treeName,
  title: shortText,
  trust,
  /** The streams that are received. */
  way,
  /** What comes along, each after what it needs. */
  brings: z.array(companion).max(32),
  disk: planDisk,
  rootTree: treeName,
  homeTree: treeName,
  before: layout,
  after: layout,
  losses: z.array(loss).max(512),
  /** Seed of the partitioning: the same plan makes the same partition ids. */
  seed: z.uuid(),
  ...common,
});
export type InstallPlan = z.infer<typeof installPlan>;

const wholeChangePlan = z.strictObject({ ...changePlan.shape, ...common });
export type ChangePlan = z.infer<typeof wholeChangePlan>;

export const plan = z.discriminatedUnion('kind', [installPlan, wholeChangePlan]);
export type Plan = z.infer<typeof plan>;

const issues = z.array(issue).max(64);
export const installPlanned = z.strictObject({ plan: installPlan.nullable(), issues });
export type InstallPlanned = z.infer<typeof installPlanned>;
export const changePlanned = z.strictObject({ plan: wholeChangePlan.nullable(), issues });
export type ChangePlanned = z.infer<typeof changePlanned>;
/** Why something can be planned or not, whatever it is. */
export type Planned = InstallPlanned | ChangePlanned;
