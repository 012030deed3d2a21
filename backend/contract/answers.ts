import { z } from 'zod';
import { changeRequest } from './change.ts';
import { disk } from './facts.ts';
import { firstBoot, installRequest } from './plan.ts';
import { systemSettings } from './settings.ts';
import { stickFacts } from './stick.ts';
import { resetMode } from './store.ts';
import { bytes, longText, shortText } from './text.ts';
import { nameField, treeName } from './tree-name.ts';

/** The longest answer file that is read, in bytes. */
export const longestAnswersBytes = 64 * 1024;

/** A name that tells something from others; one that is empty would fit whatever has none. */
const telling = shortText.min(1);

/** Which machine it is for, as its firmware names it. What is given must be so, letter by letter. */
const machineAnswers = z.strictObject({
  vendor: telling.optional(),
  product: telling.optional(),
  serial: telling.optional(),
});

/** Which disk is meant. Exactly one may fit: with several nothing is done. */
const diskAnswers = z
  .strictObject({
    serial: telling.optional(),
    model: telling.optional(),
    bus: disk.shape.bus.optional(),
    removable: z.boolean().optional(),
    minBytes: bytes.optional(),
    maxBytes: bytes.optional(),
  })
  .refine((given) => Object.keys(given).length > 0, 'says nothing about the disk')
  .meta({ minProperties: 1 });
export type DiskAnswers = z.infer<typeof diskAnswers>;

/** Where the tree comes from; without a name it is the newest that fits the machine. */
const sourceAnswers = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('medium'), tree: treeName.optional() }),
  z.strictObject({
    from: z.literal('repository'),
    locations: z.array(longText.min(1)).min(1).max(8),
    tree: treeName.optional(),
  }),
  /** A repository on a disk that can be unplugged: the UUID of its file system, and the folder in that; empty for its top. */
  z.strictObject({
    from: z.literal('stick'),
    uuid: stickFacts.shape.uuid,
    folder: shortText.default(''),
    tree: treeName.optional(),
  }),
]);

const common = {
  /** Where the schema is, for editors. Not looked at. */
  $schema: longText.optional(),
  format: z.literal(1),
  machine: machineAnswers.optional(),
  /** How long somebody who stands beside it can stop it. Seconds. */
  countdown: z.int().min(0).max(3600).default(30),
} as const;

/** All that a person would have been asked, so that nobody needs to be. */
export const answers = z.discriminatedUnion('task', [
  z.strictObject({
    ...common,
    task: z.literal('install'),
    /** That the disk's content may be destroyed has to be said. */
    eraseDisk: z.literal(true),
    disk: diskAnswers,
    source: sourceAnswers,
    /** Apps that are to be there from the beginning, from the same source; without its version a name means the newest. */
    bring: z.array(shortText).max(16).default([]),
    name: nameField.default('main'),
    firstBoot: firstBoot.default('ask'),
    settings: systemSettings.optional(),
  }),
  z.strictObject({ ...common, task: z.literal('reset'), system: shortText, mode: resetMode }),
]);
export type Answers = z.infer<typeof answers>;
/** The same as it is written: what has a default may be left out. */
export type WrittenAnswers = z.input<typeof answers>;

/** What an answer file comes to on the machine that it is read on. Ids are those handed out with the facts. */
export const asked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('install'), request: installRequest }),
  z.strictObject({ kind: z.literal('change'), request: changeRequest }),
]);
export type Asked = z.infer<typeof asked>;

/** What {@link answers} takes, as JSON Schema for editors and other programs; `assets/answers.schema.json` has it as well. */
export function answersSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(answers, { io: 'input' });
  const named = { $schema, $id: 'urn:pristine:answers:1', title: 'Answer file of Pristine', ...schema };
  return `${JSON.stringify(named, null, 2)}\n`;
}
