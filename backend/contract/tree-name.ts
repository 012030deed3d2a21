import { z } from 'zod';

/** The kinds of tree, each with the fields of its name in order, as in the talk. */
export const treeFields = {
  usr: ['vendor', 'architecture', 'version'],
  root: ['name', 'vendor', 'architecture'],
  runtime: ['vendor', 'architecture', 'version'],
  framework: ['vendor', 'architecture', 'version'],
  app: ['vendor', 'runtime', 'architecture', 'version'],
  home: ['name', 'vendor', 'architecture'],
} as const;

export type TreeKind = keyof typeof treeFields;

/** The kinds that vendors deliver. Personal files are their person's. */
export type DeliveredKind = Exclude<TreeKind, 'home'>;
/** Those of them that no system starts from: they belong to a file system, and all systems on it share them. */
export type ExtraKind = Exclude<DeliveredKind, 'usr'>;

// No comma, colon, slash, space or control character, so that a field can stand in a mount
// option, a path and a boot entry as it is.
const field = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
// The longest btrfs subvolume name is 255 bytes.
const longestName = 255;

export const nameField = z.string().max(64).regex(field);

export interface TreeName {
  readonly kind: TreeKind;
  readonly fields: Readonly<Record<string, string>>;
}

export interface UsrTreeName {
  readonly vendor: string;
  readonly architecture: string;
  readonly version: string;
}

function isTreeKind(text: string): text is TreeKind {
  return Object.hasOwn(treeFields, text);
}

/** Reads a tree's name; null when it is none. */
export function parseTreeName(text: string): TreeName | null {
  if (text.length > longestName) return null;
  const [kind = '', ...values] = text.split(':');
  if (!isTreeKind(kind)) return null;
  const names = treeFields[kind];
  if (values.length !== names.length || !values.every((value) => field.test(value))) return null;
  return { kind, fields: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])) };
}

/** Reads the name of a usr tree; null when it is not one. */
export function parseUsrTreeName(text: string): UsrTreeName | null {
  const name = parseTreeName(text);
  if (name?.kind !== 'usr') return null;
  const { vendor = '', architecture = '', version = '' } = name.fields;
  return { vendor, architecture, version };
}

export function kindOf(tree: string): TreeKind | null {
  return parseTreeName(tree)?.kind ?? null;
}

/** Whether trees of such a name are delivered. */
export function isDelivered(tree: string): boolean {
  const kind = kindOf(tree);
  return kind !== null && kind !== 'home';
}

/** Writes a tree's name; the inverse of {@link parseTreeName}. Throws RangeError on a field that is missing or not allowed. */
export function formatTreeName(kind: TreeKind, fields: Readonly<Record<string, string>>): string {
  const values = treeFields[kind].map((name) => fields[name] ?? '');
  const text = [kind, ...values].join(':');
  if (parseTreeName(text) === null) throw new RangeError(`not a tree name: ${text}`);
  return text;
}

export const treeName = z
  .string()
  .max(longestName)
  .refine((text) => parseTreeName(text) !== null, 'not a tree name');
