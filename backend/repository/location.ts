import { isAbsolute } from 'node:path';
import { refuse } from '../contract/fixes.ts';

/** Where a repository is: behind an address, or in a folder of this machine, such as a stick's. */
export type Location =
  { readonly kind: 'web'; readonly url: string } | { readonly kind: 'folder'; readonly path: string };

/** Reads what a person gives for a place. Throws `location.invalid`. */
export function parseLocation(text: string): Location {
  const plain = text.trim().replace(/\/+$/u, '');
  if (isAbsolute(plain)) return { kind: 'folder', path: plain };
  const url = URL.canParse(plain) ? new URL(plain) : null;
  const reached = url !== null && ['http:', 'https:'].includes(url.protocol);
  // A password in an address would be written down wherever the address is.
  if (!reached || url.password !== '' || url.search !== '' || url.hash !== '') {
    return refuse('location.invalid', { location: plain.slice(0, 256) });
  }
  return { kind: 'web', url: url.href.replace(/\/+$/u, '') };
}

/** For people, and for what is kept about it. */
export function locationText(location: Location): string {
  return location.kind === 'web' ? location.url : location.path;
}

/** The address of a file below a location. Each part of its path is encoded by itself. */
export function addressOf(url: string, path: string): string {
  return `${url}/${path.split('/').map(encodeURIComponent).join('/')}`;
}
