import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { host } from './origin.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

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

interface AppFile {
  readonly path: string;
  readonly type: string;
}

/** The files of a folder by the URL path under which they are served. */
function listFiles(folder: string): ReadonlyMap<string, AppFile> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.flatMap((entry): [string, AppFile][] => {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) return [];
    const path = join(entry.parentPath, entry.name);
    return [[`/${relative(folder, path).split(sep).join('/')}`, { path, type }]];
  });
  return new Map(files);
}

/**
 * Makes the handler that answers the window's requests from the files that are in a folder now.
 *
 * A request is looked up in that list, never joined to a path, so no spelling of a URL leads out of the folder.
 * Throws when the folder has no index.html.
 */
export function serveFolder(folder: string): (request: Request) => Promise<Response> {
  const files = listFiles(folder);
  if (!files.has('/index.html')) throw new Error(`the window's files are missing in ${folder}`);
  return async ({ method, url }) => {
    const { host: asked, pathname } = new URL(url);
    const file = files.get(pathname === '/' ? '/index.html' : pathname);
    if (method !== 'GET' || asked !== host || file === undefined) {
      return new Response(null, { status: 404, headers });
    }
    const content = await readFile(file.path);
    return new Response(content, { headers: { ...headers, 'content-type': file.type } });
  };
}
