import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  longestVendorBytes,
  plainVendor,
  vendor,
  vendorFolder,
  type Vendor,
} from '../backend/contract/vendor.ts';
import type { ServedText } from './app-files.ts';

const option = '--vendor=';
const file = 'vendor.json';

/** The vendor's folder from a command line. Throws RangeError, with a message for the terminal, on more than one. */
export function vendorFolderOf(argv: readonly string[]): string {
  const given = argv.filter((argument) => argument.startsWith(option));
  if (given.length > 1) throw new RangeError('--vendor= is given more than once');
  return given[0]?.slice(option.length) ?? vendorFolder;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * What a vendor's folder says; the plain wizard where there is no such file.
 *
 * Throws RangeError, with a message for the terminal, where it says something else than it may: a kiosk with a mistake in
 * its description must not become a window in which anything goes.
 */
export function readVendor(folder: string): Vendor {
  let text: string;
  try {
    text = readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    if (isMissing(error)) return plainVendor;
    throw error;
  }
  if (Buffer.byteLength(text) > longestVendorBytes) throw new RangeError(`${file} is too long`);
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw new RangeError(`${file} is not JSON`);
  }
  const { data, error } = vendor.safeParse(said);
  if (data !== undefined) return data;
  const [first] = error.issues;
  throw new RangeError(`${file}: ${[...(first?.path ?? [])].join('.')}: ${first?.message ?? ''}`);
}

/** What the page finds of it, by URL path. */
export function servedOf(said: Vendor): Readonly<Record<string, ServedText>> {
  return { '/vendor.json': { type: '.json', text: JSON.stringify(said) } };
}
