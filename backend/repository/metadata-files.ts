import { createHash } from 'node:crypto';
import { access, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Metadata,
  MetadataKind,
  MetaFile,
  Root,
  Snapshot,
  type TargetFile,
  Targets,
  Timestamp,
} from '@tufjs/models';
import { z } from 'zod';
import { refuse } from '../contract/fixes.ts';
import { writeWhole } from '../system/write-file.ts';
import { readKey, type Signer } from './keys.ts';

export const metadataFolder = 'metadata';

const specVersion = '1.0.31';
const dayMs = 24 * 60 * 60 * 1000;
/** How long each is believed. The short one makes a copy that is held back show; `refresh` renews it. */
const validDays = { root: 730, targets: 365, snapshot: 365, timestamp: 30 } as const;

export const jsonObject = z.record(z.string(), z.json());

function until(kind: keyof typeof validDays, now: Date): string {
  return new Date(now.getTime() + validDays[kind] * dayMs).toISOString().replace(/\.\d+Z$/u, 'Z');
}

function bytesOf<T extends Root | Targets | Snapshot | Timestamp>(metadata: Metadata<T>): Buffer {
  return Buffer.from(JSON.stringify(metadata.toJSON()));
}

function describe(version: number, content: Buffer): MetaFile {
  const hashes = { sha256: createHash('sha256').update(content).digest('hex') };
  return new MetaFile({ version, length: content.length, hashes });
}

/** What signed metadata says beside what TUF has it say. */
export type Beside = Targets['unrecognizedFields'];

/** What a repository says at the moment. */
export interface Published {
  readonly root: Metadata<Root>;
  readonly targets: Metadata<Targets>;
  readonly snapshotVersion: number;
  readonly timestampVersion: number;
}

/** A repository's metadata as its owner reads and writes it; see https://theupdateframework.github.io/specification/latest/ */
export class MetadataFiles {
  readonly folder: string;

  constructor(repository: string) {
    this.folder = join(repository, metadataFolder);
  }

  async exists(): Promise<boolean> {
    return access(join(this.folder, 'root.json')).then(
      () => true,
      () => false,
    );
  }

  async #json(file: string): Promise<z.infer<typeof jsonObject>> {
    const text = await readFile(join(this.folder, file), 'utf8').catch(() =>
      refuse('repository.not-found', { location: this.folder.slice(0, 256) }),
    );
    return jsonObject.parse(JSON.parse(text));
  }

  /** Reads what was published last. Its signatures are not looked at: whoever may write here may sign as well. */
  async read(): Promise<Published> {
    const root = Metadata.fromJSON(MetadataKind.Root, await this.#json('root.json'));
    const timestamp = Metadata.fromJSON(MetadataKind.Timestamp, await this.#json('timestamp.json'));
    const { version } = timestamp.signed.snapshotMeta;
    const snapshot = Metadata.fromJSON(MetadataKind.Snapshot, await this.#json(`${version}.snapshot.json`));
    const current = snapshot.signed.meta['targets.json']?.version ?? 1;
    const targets = Metadata.fromJSON(MetadataKind.Targets, await this.#json(`${current}.targets.json`));
    return { root, targets, snapshotVersion: version, timestampVersion: timestamp.signed.version };
  }

  async #write(file: string, content: Buffer): Promise<void> {
    await writeWhole(join(this.folder, file), content);
  }

  /** Writes a root, signed by all who must: for a new one whoever was trusted before as well. */
  async writeRoot(root: Root, signers: readonly Signer[]): Promise<void> {
    const metadata = new Metadata(root);
    for (const signer of signers) metadata.sign(signer.sign);
    const content = bytesOf(metadata);
    await this.#write(`${root.version}.root.json`, content);
    await this.#write('root.json', content);
  }

  /**
   * Publishes a set of targets: each file under a new name, and last the one that leads to them. A client sees all of it or nothing.
   * What is said beside the targets stays as it was, unless something else is given.
   */
  async publish(
    targets: readonly TargetFile[],
    online: Signer,
    now: Date,
    before: Published | null,
    beside: Beside = before?.targets.signed.unrecognizedFields ?? {},
  ): Promise<void> {
    const version = (before?.targets.signed.version ?? 0) + 1;
    const all = Object.fromEntries(targets.map((target) => [target.path, target]));
    const list = new Metadata(
      new Targets({
        version,
        specVersion,
        expires: until('targets', now),
        targets: all,
        unrecognizedFields: beside,
      }),
    );
    list.sign(online.sign);
    const listed = bytesOf(list);
    await this.#write(`${version}.targets.json`, listed);
    await this.#lead(describe(version, listed), online, now, before);
  }

  /** Renews what a client looks at first, with the same targets. */
  async refresh(online: Signer, now: Date): Promise<void> {
    const before = await this.read();
    await this.publish(Object.values(before.targets.signed.targets), online, now, before);
  }

  /** Removes what was followed by another before a time, in milliseconds. Roots stay: clients go from one to the next. */
  async removeOld(beforeMs: number): Promise<void> {
    const names = await readdir(this.folder);
    for (const kind of ['targets', 'snapshot']) {
      const versions = names
        .filter((name) => name.endsWith(`.${kind}.json`))
        .map((name) => Number.parseInt(name, 10))
        .toSorted((a, b) => a - b);
      for (const [index, version] of versions.slice(0, -1).entries()) {
        const next = join(this.folder, `${versions[index + 1]}.${kind}.json`);
        if ((await stat(next)).mtimeMs <= beforeMs) await rm(join(this.folder, `${version}.${kind}.json`));
      }
    }
  }

  async #lead(listed: MetaFile, online: Signer, now: Date, before: Published | null): Promise<void> {
    const version = (before?.snapshotVersion ?? 0) + 1;
    const snapshot = new Metadata(
      new Snapshot({
        version,
        specVersion,
        expires: until('snapshot', now),
        meta: { 'targets.json': listed },
      }),
    );
    snapshot.sign(online.sign);
    const content = bytesOf(snapshot);
    await this.#write(`${version}.snapshot.json`, content);
    const timestamp = new Metadata(
      new Timestamp({
        version: (before?.timestampVersion ?? 0) + 1,
        specVersion,
        expires: until('timestamp', now),
        snapshotMeta: describe(version, content),
      }),
    );
    timestamp.sign(online.sign);
    await this.#write('timestamp.json', bytesOf(timestamp));
  }
}

/** A root that trusts these two keys. */
export function rootOf(version: number, root: Signer, online: Signer, now: Date): Root {
  const made = new Root({ version, specVersion, expires: until('root', now), consistentSnapshot: true });
  made.addKey(root.key, 'root');
  for (const role of ['timestamp', 'snapshot', 'targets']) made.addKey(online.key, role);
  return made;
}

/** The online key, if the repository's root trusts it. Throws `keys.*`. */
export async function trustedOnlineKey(keys: string, { root }: Published): Promise<Signer> {
  const online = await readKey(keys, 'online');
  const trusted = root.signed.roles['targets']?.keyIDs.includes(online.key.keyID) === true;
  return trusted ? online : refuse('keys.untrusted', { file: 'online.pem' });
}
