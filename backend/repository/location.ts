import { isAbsolute } from 'node:path';
import { problemOf, refuse } from '../contract/fixes.ts';
import type { Origin } from '../contract/offer.ts';
import type { Problem } from '../contract/problem.ts';
import { longestLongText } from '../contract/text.ts';
import type { Stick } from './stick.ts';

/** Where a repository is: behind an address, in a folder of this machine, or on a stick that may come and go. */
export type Location =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'stick'; readonly stick: Stick };

/** Reads what a person gives for a place at the terminal. Throws `location.invalid`. */
export function parseLocation(text: string): Location {
  const plain = text.trim().replace(/\/+$/u, '');
  return isAbsolute(plain) ? { kind: 'folder', path: plain } : parseAddress(plain);
}

/** A whole address as it is written down; null for what is none. A password would be written down wherever the address is. */
export function plainAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  const plain = url.href.replace(/\/+$/u, '');
  return plain.length > longestLongText ? null : plain;
}

/** Reads an address as a person types it: they leave out how it begins. Throws `location.invalid`. */
export function parseAddress(text: string): Extract<Location, { readonly kind: 'web' }> {
  const trimmed = text.trim().replace(/\/+$/u, '');
  const whole = isAbsolute(trimmed) || /^[a-z][a-z0-9+.-]*:\/\//iu.test(trimmed);
  const address = whole ? trimmed : `https://${trimmed}`;
  const url = plainAddress(address);
  // As a whole address: what is a password in one is known by where it stands.
  if (url === null)
    return refuse('location.invalid', { location: (trimmed === '' ? '' : address).slice(0, 256) });
  return { kind: 'web', url };
}

/** For people. */
export function locationText(location: Location): string {
  switch (location.kind) {
    case 'web':
      return location.url;
    case 'folder':
      return location.path;
    case 'stick':
      return location.stick.facts.name;
  }
}

/** By which it is known again; sticks may be called the same. */
export function locationKey(location: Location): string {
  return location.kind === 'stick' ? location.stick.facts.id : locationText(location);
}

export function originOf(location: Location): Origin {
  switch (location.kind) {
    case 'web':
      return { kind: 'address', address: location.url };
    case 'folder':
      return { kind: 'folder', path: location.path };
    case 'stick':
      return { kind: 'stick', stickId: location.stick.facts.id };
  }
}

/** What it means that nothing comes from there. */
export function silence(location: Location): Problem {
  switch (location.kind) {
    case 'web':
      return problemOf('network.unreachable', { host: new URL(location.url).host.slice(0, 256) });
    case 'folder':
      return problemOf('network.unreachable', { host: location.path.slice(0, 256) });
    case 'stick':
      return problemOf('stick.unreachable', { name: location.stick.facts.name });
  }
}

/** The address of a file below a location. Each part of its path is encoded by itself. */
export function addressOf(url: string, path: string): string {
  return `${url}/${path.split('/').map(encodeURIComponent).join('/')}`;
}
