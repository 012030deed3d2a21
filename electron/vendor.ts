import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstFault } from '../backend/contract/fault.ts';
import {
  longestLogoBytes,
  longestVendorBytes,
  plainVendor,
  vendor,
  vendorFolder,
  type Vendor,
} from '../backend/contract/vendor.ts';
import type { ServedBeside } from './app-files.ts';

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

/** Throws RangeError where it is no plain file, or longer than it may be. */
function readBounded(path: string, name: string, longest: number): Uint8Array<ArrayBuffer> {
  const handle = openSync(path, 'r');
  try {
    const found = fstatSync(handle);
    if (!found.isFile()) throw new RangeError(`${name} is not a file`);
    if (found.size > longest) throw new RangeError(`${name} is too long`);
    return Uint8Array.from(readFileSync(handle));
  } finally {
    closeSync(handle);
  }
}

/**
 * What a vendor's folder says; the plain wizard where there is nothing in the usual one.
 *
 * Throws RangeError, with a message for the terminal, where it says something else than it may: a kiosk with a mistake in
 * its description, or whose disk is not there yet, must not become a window in which anything goes.
 */
export function readVendor(folder: string, usual = vendorFolder): Vendor {
  let text: string;
  try {
    text = Buffer.from(readBounded(join(folder, file), file, longestVendorBytes)).toString('utf8');
  } catch (error) {
    if (!isMissing(error)) throw error;
    if (folder === usual) return plainVendor;
    throw new RangeError(`there is no ${file} in ${folder}`);
  }
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw new RangeError(`${file} is not JSON`);
  }
  const { data, error } = vendor.safeParse(said);
  if (data !== undefined) return data;
  const { path, message } = firstFault(error);
  throw new RangeError(`${file}: ${path}: ${message}`);
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Whether a file is what its name says: bytes of a PNG, or text whose first element is an SVG's. */
function isOfType(type: '.svg' | '.png', content: Uint8Array<ArrayBuffer>): boolean {
  if (type === '.png') return pngSignature.every((byte, place) => content[place] === byte);
  const text = Buffer.from(content).toString('utf8');
  return /^\uFEFF?\s*(?:(?:<\?xml[^>]*\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*>)\s*)*<svg[\s>]/u.test(text);
}

/** The page draws it as a picture only, so no script in it runs and nothing that it refers to is fetched. */
function servedLogo(folder: string, name: string): Readonly<Record<string, ServedBeside>> {
  const type = name.endsWith('.svg') ? '.svg' : '.png';
  const content = readBounded(join(folder, name), name, longestLogoBytes);
  if (!isOfType(type, content)) throw new RangeError(`${name} is not what its name says`);
  return { [`/vendor-logo${type}`]: { type, content } };
}

/**
 * What the page finds of it, by URL path. Throws, with a message for the terminal, where the logo is not to be had.
 * @param folder where the vendor's files are
 */
export function servedOf(said: Vendor, folder: string): Readonly<Record<string, ServedBeside>> {
  return {
    '/vendor.json': { type: '.json', content: JSON.stringify(said) },
    ...(said.logo === undefined ? {} : servedLogo(folder, said.logo)),
  };
}
