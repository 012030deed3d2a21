import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TargetFile } from '@tufjs/models';
import { refuse } from '../contract/fixes.ts';
import { compareVersions } from '../contract/version.ts';
import { makeKey, readKey, type KeyName } from './keys.ts';
import { MetadataFiles, rootOf, trustedOnlineKey } from './metadata-files.ts';
import { familyOf, storedPath, targetsFolder } from './signed-stream.ts';
import { signedStreamOf } from './trust.ts';

/** Makes an empty repository and its keys. Throws `repository.exists`, `keys.exist`. */
export async function initRepository(repository: string, keys: string, now: Date): Promise<void> {
  const files = new MetadataFiles(repository);
  if (await files.exists()) refuse('repository.exists', { location: repository.slice(0, 256) });
  const root = await makeKey(keys, 'root');
  const online = await makeKey(keys, 'online');
  await mkdir(join(repository, targetsFolder), { recursive: true });
  await files.writeRoot(rootOf(1, root, online, now), [root]);
  await files.publish([], online, now, null);
}

/** Says the same as before, for longer. */
export async function refreshRepository(repository: string, keys: string, now: Date): Promise<void> {
  const files = new MetadataFiles(repository);
  await files.refresh(await trustedOnlineKey(keys, await files.read()), now);
}

/**
 * Exchanges a key: one that is made in `newKeys` takes the place of the one in `keys`. Clients that trust the old root come along, since it
 * signs the new one as well; so does everything that they look at after.
 */
export async function rotateKeys(
  repository: string,
  keys: string,
  newKeys: string,
  which: KeyName,
  now: Date,
): Promise<void> {
  const files = new MetadataFiles(repository);
  const before = await files.read();
  const oldRoot = await readKey(keys, 'root');
  if (before.root.signed.roles['root']?.keyIDs.includes(oldRoot.key.keyID) !== true) {
    refuse('keys.untrusted', { file: 'root.pem' });
  }
  const root = which === 'root' ? await makeKey(newKeys, 'root') : oldRoot;
  const online = which === 'online' ? await makeKey(newKeys, 'online') : await readKey(keys, 'online');
  const signers = root === oldRoot ? [root] : [oldRoot, root];
  await files.writeRoot(rootOf(before.root.signed.version + 1, root, online, now), signers);
  await files.publish(Object.values(before.targets.signed.targets), online, now, before);
}

/** The versions of a family that stay: the newest ones. */
function newest(trees: readonly string[], kept: number): ReadonlySet<string> {
  const families = Map.groupBy(new Set(trees), (tree) => familyOf(tree).family);
  const stay = [...families.values()].flatMap((family) =>
    family
      .toSorted((a, b) => compareVersions(familyOf(b).version ?? '', familyOf(a).version ?? ''))
      .slice(0, kept),
  );
  return new Set(stay);
}

async function removeUnlisted(repository: string, targets: readonly TargetFile[]): Promise<void> {
  const folder = join(repository, targetsFolder);
  const listed = new Set(targets.map((one) => storedPath(one.path, one.hashes['sha256'] ?? '')));
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of found.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if (!listed.has(relative(repository, path))) await rm(path);
  }
}

/**
 * Takes older versions out of a repository, all but the `kept` newest of each family, and what lies there and is not listed. What
 * refers to the metadata's older files is left to those that still read by them. Returns how many streams went.
 */
export async function pruneRepository(
  repository: string,
  keys: string,
  kept: number,
  now: Date,
): Promise<number> {
  const files = new MetadataFiles(repository);
  const before = await files.read();
  const online = await trustedOnlineKey(keys, before);
  const all = Object.values(before.targets.signed.targets);
  const stay = newest(
    all.map((target) => signedStreamOf(target).tree),
    kept,
  );
  const left = all.filter((target) => stay.has(signedStreamOf(target).tree));
  if (left.length < all.length) await files.publish(left, online, now, before);
  await removeUnlisted(repository, left);
  return all.length - left.length;
}
