import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { host } from './origin.ts';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
} as const;

function hasType(extension: string): extension is keyof typeof types {
  return Object.hasOwn(types, extension);
}

/** What a page may do: run and show our own files, and nothing else. Sent as a header with every file. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
} as const;

/** What is served under a URL path that is no file of the build. */
export interface ServedBeside {
  readonly type: keyof typeof types;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

interface Served {
  readonly type: string;
  readonly read: () => Promise<BodyInit>;
}

/** The files of a folder by the URL path under which they are served. */
function listFiles(folder: string): [string, Served][] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry): [string, Served][] => {
    const extension = extname(entry.name);
    if (!entry.isFile() || !hasType(extension)) return [];
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    return [[url, { type: types[extension], read: () => readFile(path) }]];
  });
}

/**
 * Makes the handler that answers the window's requests from the files that are in a folder now, and with what is served
 * beside them, each by its URL path.
 *
 * A request is looked up in that list, never joined to a path, so no spelling of a URL leads out of the folder.
 * Throws when the folder has no index.html.
 */
export function serveFolder(
  folder: string,
  beside: Readonly<Record<string, ServedBeside>>,
): (request: Request) => Promise<Response> {
  const files = new Map([
    ...listFiles(folder),
    ...Object.entries(beside).map(([url, { type, content }]): [string, Served] => [
      url,
      { type: types[type], read: async () => content },
    ]),
  ]);
  if (!files.has('/index.html')) throw new Error(`the window's files are missing in ${folder}`);
  return async ({ method, url }) => {
    const { host: asked, pathname } = new URL(url);
    const file = files.get(pathname === '/' ? '/index.html' : pathname);
    if (method !== 'GET' || asked !== host || file === undefined) {
      return new Response(null, { status: 404, headers });
    }
    return new Response(await file.read(), { headers: { ...headers, 'content-type': file.type } });
  };
}
