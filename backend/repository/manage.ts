import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TargetFile } from '@tufjs/models';
import { refuse } from '../contract/fixes.ts';
import { compareVersions } from '../contract/version.ts';
import { makeKey, readKey, type KeyName } from './keys.ts';
import { MetadataFiles, rootOf, trustedOnlineKey } from './metadata-files.ts';
import { mirrorsOf, withMirrors } from './mirrors.ts';
import { withPruned } from './pruned.ts';
import { familyOf, storedPath, targetsFolder } from './signed-stream.ts';
import { signedStreamOf } from './target.ts';

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

/** Says the same as before, for longer. Gives when the root expires, which only an exchange of keys renews. */
export async function refreshRepository(repository: string, keys: string, now: Date): Promise<string> {
  const files = new MetadataFiles(repository);
  const before = await files.read();
  await files.refresh(await trustedOnlineKey(keys, before), now);
  return before.root.signed.expires;
}

/** Says where else the repository lies: there and nowhere else. Gives the addresses as they are signed. Throws `location.invalid`. */
export async function nameMirrors(
  repository: string,
  keys: string,
  addresses: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const files = new MetadataFiles(repository);
  const before = await files.read();
  const online = await trustedOnlineKey(keys, before);
  const { targets, unrecognizedFields } = before.targets.signed;
  const beside = withMirrors(unrecognizedFields, addresses);
  await files.publish(Object.values(targets), online, now, before, beside);
  return mirrorsOf(beside);
}

/**
 * Exchanges a key: one that is made in `newKeys` takes the place of the one in `keys`. Clients that trust the old root come along, since it
 * signs the new one as well; so does everything that they look at after. Throws `keys.*`: `keys.untrusted` also where the online key of a new
 * root is one that was exchanged before.
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
  // One that is not trusted any more would be again. Looked at first, so that no new key is left lying by what is refused.
  const present = which === 'root' ? await trustedOnlineKey(keys, before) : null;
  const root = which === 'root' ? await makeKey(newKeys, 'root') : oldRoot;
  const online = present ?? (await makeKey(newKeys, 'online'));
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

/** Who reads a stream that is taken out meanwhile has so long to come to its end. Milliseconds. */
const graceMs = 24 * 60 * 60 * 1000;

function fileOf(target: TargetFile): string {
  return storedPath(target.path, target.hashes['sha256'] ?? '');
}

/** Removes what is not listed any more, each file a while after it was touched last. */
async function removeUnlisted(repository: string, targets: readonly TargetFile[], now: Date): Promise<void> {
  const listed = new Set(targets.map(fileOf));
  const found = await readdir(join(repository, targetsFolder), { recursive: true, withFileTypes: true });
  for (const entry of found.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    if (listed.has(relative(repository, path))) continue;
    if ((await stat(path)).mtimeMs <= now.getTime() - graceMs) await rm(path);
  }
}

/**
 * Takes older versions out of a repository, all but the `kept` newest of each family. Their files go with the first call a day after,
 * as does all else that is not listed, and the metadata that nobody reads by any more. Returns how many streams were taken out.
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
  const stays = (target: TargetFile): boolean => stay.has(signedStreamOf(target).tree);
  const [left, gone] = [all.filter(stays), all.filter((target) => !stays(target))];
  const names = gone.map((target) => signedStreamOf(target).tree);
  for (const target of gone) {
    // One that is not there any more needs no time.
    await utimes(join(repository, fileOf(target)), now, now).catch(() => undefined);
  }
  if (gone.length > 0) {
    const beside = withPruned(before.targets.signed.unrecognizedFields, names);
    await files.publish(left, online, now, before, beside);
  }
  await removeUnlisted(repository, left, now);
  await files.removeOld(now.getTime() - graceMs);
  return gone.length;
}
