import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TargetFile } from '@tufjs/models';
import { initRepository } from '../../backend/repository/manage.ts';
import { MetadataFiles, trustedOnlineKey } from '../../backend/repository/metadata-files.ts';
import { storedPath, targetPath, type StreamNote } from '../../backend/repository/signed-stream.ts';
import { targetOf } from '../../backend/repository/target.ts';
import { pieceBytes, pieceDigest } from '../../backend/trees/stream-file.ts';

/** A stream that is to be signed whatever it holds: nothing of what `pristine publish` checks is checked. */
export interface StreamToSign {
  /** It is moved into the repository. */
  readonly file: string;
  /** What is said of it, be it true or not. */
  readonly note: Pick<StreamNote, 'tree' | 'uuid' | 'parentUuid' | 'writtenBytes'>;
  /** The version that a delta is called after. */
  readonly from?: string;
}

async function digestsOf(file: string) {
  const whole = createHash('sha256');
  const pieces: string[] = [];
  let length = 0;
  const handle = await open(file);
  try {
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, length);
      if (bytesRead === 0) return { pieces, length, sha256: whole.digest('hex') };
      const piece = buffer.subarray(0, bytesRead);
      whole.update(piece);
      pieces.push(pieceDigest(piece));
      length += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

async function sign(repository: string, { file, note, from }: StreamToSign): Promise<TargetFile> {
  const { pieces, length, sha256 } = await digestsOf(file);
  const path = targetPath(note.tree, from ?? null);
  const place = join(repository, storedPath(path, sha256));
  await mkdir(dirname(place), { recursive: true });
  await rename(file, place);
  const { tree, uuid, parentUuid, writtenBytes } = note;
  return targetOf({
    format: 1,
    tree,
    title: tree,
    summary: '',
    date: '2026-01-01',
    uuid,
    parentUuid,
    writtenBytes,
    installedBytes: writtenBytes,
    pieces,
    path,
    bytes: length,
    sha256,
  });
}

/** Makes a repository with these streams, as a publisher does who is trusted and ought not to be. Gives the file with its root. */
export async function signStreams(repository: string, streams: readonly StreamToSign[]): Promise<string> {
  const keys = `${repository}-keys`;
  const now = new Date();
  await initRepository(repository, keys, now);
  const files = new MetadataFiles(repository);
  const before = await files.read();
  const targets: TargetFile[] = [];
  for (const stream of streams) targets.push(await sign(repository, stream));
  await files.publish(targets, await trustedOnlineKey(keys, before), now, before);
  return join(files.folder, '1.root.json');
}
