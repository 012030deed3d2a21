import type { ChangeRequest } from '../../backend/contract/change.ts';
import { resetModes } from './state.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The texts of some fields; null where one is missing. */
function texts<K extends string>(fields: Fields, ...names: readonly K[]): Readonly<Record<K, string>> | null;
function texts(fields: Fields, ...names: readonly string[]): Readonly<Record<string, string>> | null {
  const found = names.flatMap((name) => {
    const value = fields[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return found.length === names.length ? Object.fromEntries(found) : null;
}

function parseReset(fields: Fields): ChangeRequest | null {
  const found = texts(fields, 'systemId', 'mode');
  const mode = resetModes.find((one) => one === found?.mode);
  return found === null || mode === undefined ? null : { task: 'reset', systemId: found.systemId, mode };
}

function parseStateless(fields: Fields): ChangeRequest | null {
  const found = texts(fields, 'systemId', 'mode', 'to');
  const mode = (['forget-all', 'forget-state'] as const).find((one) => one === found?.mode);
  const to = (['on', 'default', 'off'] as const).find((one) => one === found?.to);
  if (found === null || mode === undefined || to === undefined) return null;
  return { task: 'stateless', systemId: found.systemId, mode, to };
}

function withTask<T extends string, F>(task: T, found: F | null): ({ readonly task: T } & F) | null {
  return found === null ? null : { task, ...found };
}

/**
 * Reads a change that this window kept for itself over a reload; null where it is none. The backend checks the values.
 * The contract's own schema checks them as well, but brings zod into the window, which has no other use for it.
 */
export function parseChange(value: unknown): ChangeRequest | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields: Fields = { ...value };
  switch (fields['task']) {
    case 'reset':
      return parseReset(fields);
    case 'stateless':
      return parseStateless(fields);
    case 'undo':
    case 'let-go':
      return withTask(fields['task'], texts(fields, 'remainsId'));
    case 'tree-add':
      return withTask('tree-add', texts(fields, 'systemId', 'offerId'));
    case 'extra-add':
      return withTask('extra-add', texts(fields, 'storeId', 'offerId'));
    case 'tree-default':
    case 'tree-once':
      return withTask(fields['task'], texts(fields, 'systemId', 'tree'));
    case 'tree-remove':
      return withTask('tree-remove', texts(fields, 'storeId', 'tree'));
    case 'tree-rollback':
    case 'instance-default':
    case 'instance-remove':
      return withTask(fields['task'], texts(fields, 'systemId'));
    case 'instance-add':
      return withTask('instance-add', texts(fields, 'storeId', 'tree', 'name'));
    case 'instance-rename':
      return withTask('instance-rename', texts(fields, 'systemId', 'name'));
    case 'repair':
      return withTask('repair', texts(fields, 'storeId'));
    default:
      return null;
  }
}
