import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { check } from '../repository/check.ts';
import { parseLocation } from '../repository/location.ts';
import {
  initRepository,
  nameMirrors,
  pruneRepository,
  refreshRepository,
  rotateKeys,
} from '../repository/manage.ts';
import { publish, type Outcome } from '../repository/publish.ts';
import type { Listing } from '../repository/trust.ts';
import { Commands } from '../system/command.ts';
import { holdRunLock } from '../system/hold.ts';
import type { Log } from '../system/log.ts';
import type { RepositoryOrder } from './repository-arguments.ts';
import { exitStatus, print } from './run.ts';
import { sizeText } from './size-text.ts';

function say(json: boolean, told: object, text: string): void {
  print(json ? JSON.stringify(told) : text);
}

function tell(json: boolean, listing: Listing): void {
  const { mirrors } = listing;
  const streams = listing.streams.map(({ path, bytes }) => ({ path, bytes }));
  const lines = [
    ...streams.map(({ path, bytes }) => `${path}  ${sizeText(bytes)}  as signed`),
    ...mirrors.map((mirror) => `${mirror}  a mirror, not read`),
  ];
  if (json) print(JSON.stringify({ type: 'checked', streams, mirrors }));
  else for (const line of lines) print(line);
}

function tellPublished(json: boolean, { made, reworded }: Outcome): void {
  const streams = made.map(({ path, length }) => ({ path, bytes: length }));
  const lines = [
    ...(made.length === 0 ? ['It is there already, the same.'] : []),
    ...streams.map(({ path, bytes }) => `${path}  ${sizeText(bytes)}`),
    ...(reworded.length === 0 ? [] : ['Its title and summary are now as given.']),
  ];
  say(json, { type: 'published', streams, reworded: reworded.length > 0 }, lines.join('\n'));
}

/** Reads a repository as a client does that has never seen it, and each of its streams to its end. */
async function checkAll(log: Log, location: string, root: string, json: boolean): Promise<void> {
  const state = await mkdtemp(join(tmpdir(), 'pristine-check-'));
  try {
    tell(json, await check(log, parseLocation(location), { root, state }));
  } finally {
    await rm(state, { recursive: true });
  }
}

/** Does what the owner of a repository asks for. Returns the exit status. */
export async function keepRepository(log: Log, order: RepositoryOrder, json: boolean): Promise<number> {
  const now = new Date();
  await using stack = new AsyncDisposableStack();
  // Two who write would each publish without what the other did.
  if (order.task !== 'check') stack.use(await holdRunLock(join(order.repository, '.lock')));
  switch (order.task) {
    case 'init':
      await initRepository(order.repository, order.keys, now);
      say(
        json,
        { type: 'made' },
        `Made. Put ${join(order.keys, 'root.pem')} in a safe place: it is needed only to exchange keys. Media trust ${join(order.repository, 'metadata/1.root.json')}.`,
      );
      break;
    case 'refresh': {
      const rootExpires = await refreshRepository(order.repository, order.keys, now);
      const text = `Renewed. Its root is believed until ${rootExpires.slice(0, 10)}; exchanging a key renews that.`;
      say(json, { type: 'refreshed', rootExpires }, text);
      break;
    }
    case 'mirrors': {
      const mirrors = await nameMirrors(order.repository, order.keys, order.mirrors, now);
      const text =
        mirrors.length === 0 ? 'It names no mirror.' : `It names as mirrors:\n${mirrors.join('\n')}`;
      say(json, { type: 'mirrors', mirrors }, text);
      break;
    }
    case 'check':
      await checkAll(log, order.location, order.trust, json);
      break;
    case 'prune': {
      const removed = await pruneRepository(order.repository, order.keys, order.keep, now);
      say(
        json,
        { type: 'pruned', removed },
        `${removed} streams taken out. Their files go with the first prune a day from now.`,
      );
      break;
    }
    case 'rotate':
      await rotateKeys(order.repository, order.keys, order.newKeys, order.which, now);
      say(json, { type: 'rotated' }, `The new ${order.which} key is in ${order.newKeys}.`);
      break;
    case 'publish':
      tellPublished(json, await publish(new Commands(log), order, now));
      break;
  }
  return exitStatus.verified;
}
