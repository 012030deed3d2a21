import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { say, withProgress } from './progress.ts';

/** What a cached folder is called, what it depends on, and how it is made. */
export interface CacheEntry {
  readonly name: string;
  readonly inputs: readonly string[];
  /** Fills the empty folder `dir`; whatever it throws leaves the cache as it was. */
  readonly build: (dir: string) => Promise<void>;
}

/** Where everything that is made once and kept outside the checkout lives. */
export function cacheRoot(): string {
  const chosen = process.env['PRISTINE_CACHE'];
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen);
  if (process.getuid?.() === 0) return '/var/cache/pristine';
  const base = process.env['XDG_CACHE_HOME'];
  return path.join(base !== undefined && base !== '' ? base : path.join(homedir(), '.cache'), 'pristine');
}

/**
 * The folder of a cache entry, built if these inputs were never built before. A build happens in a folder
 * beside and is renamed when it is complete, so an interrupted one is never mistaken for a finished one.
 */
export async function cached(entry: CacheEntry): Promise<string> {
  const root = cacheRoot();
  const hash = createHash('sha256').update(JSON.stringify(entry.inputs)).digest('hex').slice(0, 16);
  const target = path.join(root, `${entry.name}-${hash}`);
  if (existsSync(target)) return target;
  await mkdir(root, { recursive: true, mode: 0o755 });
  await withLock(path.join(root, `.${entry.name}.lock`), entry.name, async () => {
    if (existsSync(target)) return;
    await removeMatching(root, `.${entry.name}-`, /^[0-9a-f]{16}\.partial-/);
    await buildInto(target, entry);
    await removeMatching(root, `${entry.name}-`, new RegExp(`^(?!${hash}$)[0-9a-f]{16}$`));
  });
  return target;
}

async function buildInto(target: string, entry: CacheEntry): Promise<void> {
  const partial = await mkdtemp(path.join(path.dirname(target), `.${path.basename(target)}.partial-`));
  // An account without privilege reads what root has built.
  await chmod(partial, 0o755);
  try {
    await withProgress(`building ${entry.name}`, () => entry.build(partial));
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function removeMatching(folder: string, prefix: string, rest: RegExp): Promise<void> {
  const entries = await readdir(folder);
  const names = entries.filter((name) => name.startsWith(prefix) && rest.test(name.slice(prefix.length)));
  await Promise.all(names.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}

/**
 * The kernel's lock on a file, held by a `flock` process whose standard input is ours: it goes away with us
 * however we die, so no lock is ever left behind.
 */
async function withLock(file: string, name: string, work: () => Promise<void>): Promise<void> {
  const holder = spawn('flock', ['--exclusive', file, 'cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(holder, 'exit');
  const waiting = setTimeout(() => say(`waiting for another set-up that is building ${name}`), 1000);
  holder.stdin.write('held\n');
  const held = await Promise.race([once(holder.stdout, 'data').then(() => true), exited.then(() => false)]);
  clearTimeout(waiting);
  if (!held) throw new Error(`could not lock ${file}`);
  try {
    await work();
  } finally {
    holder.stdin.end();
    await exited;
  }
}
