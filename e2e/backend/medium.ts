import { createHash } from 'node:crypto';
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises';
import { connectClient, type Client } from '../../backend/client.ts';
import { protocolVersion } from '../../backend/contract/protocol.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { manifestFile } from '../../backend/trees/medium.ts';
import { backendSocket } from '../journeys/harness/lab-socket.ts';
import type { Lab } from '../lab/lab.ts';
import { stream, type Folder } from './machine.ts';

/** Makes the folder an installation medium that offers one of the small trees, with its true digest or a false one. */
export async function makeMedium(folder: Pick<Folder, 'file'>, name: string, digest?: string): Promise<void> {
  const file = folder.file(name);
  await copyFile(stream(name), file);
  const sha256 =
    digest ??
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  const image = {
    tree: 'usr:org.test.small:x86_64:1',
    title: 'Small System 1',
    summary: 'For tests',
    date: '2026-01-01',
    installedBytes: 8_000_000,
    streams: [{ file: name, bytes: (await stat(file)).size, sha256 }],
  };
  await writeFile(folder.file(manifestFile), JSON.stringify({ format: 1, images: [image] }));
}

/** A client of the backend that listens in the lab. */
export async function connectBackend(lab: Lab): Promise<Client> {
  const line = await lab.connect(backendSocket);
  const client = connectClient(line, line);
  await client.hello({ protocol: protocolVersion, client: 'test' });
  return client;
}

/** The code of the problem that a call is refused with; null where it is not. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => null,
    (error: { readonly problem?: { readonly code: string } }) => error.problem?.code,
  );
}

/** Plans the medium's only image onto a disk, and gives what starting the run has to quote. */
export async function planOnto(
  client: Client,
  device: string,
): Promise<{ readonly planId: string; readonly digest: string }> {
  const facts = await client['facts.refresh']({});
  const diskId = facts.disks.find((disk) => disk.device === device)?.id ?? '';
  const offerId = facts.offers[0]?.id ?? '';
  const { plan, issues } = await client['plan.install']({
    offerId,
    diskId,
    instance: 'main',
    firstBoot: 'ask',
    bringIds: [],
  });
  if (plan === null) throw new Error(`no plan: ${JSON.stringify(issues)}`);
  return { planId: plan.id, digest: plan.digest };
}

/** Resolves with the first state of the run that a condition holds for. */
export function whenRun(client: Client, holds: (run: RunState) => boolean): Promise<RunState> {
  return new Promise((resolve) => {
    client.listen((event) => {
      if (event.type === 'run' && holds(event.run)) resolve(event.run);
    });
  });
}
