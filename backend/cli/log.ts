import { connect } from 'node:net';
import { once } from 'node:events';
import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import type { LogPlace } from '../contract/log.ts';
import { lineText } from '../contract/log-text.ts';
import { protocolVersion } from '../contract/protocol.ts';
import { connectClient, type Client } from '../client.ts';
import { print } from './run.ts';
import { UsageError } from './usage.ts';

/** Where the service listens; see assets/systemd. */
const serviceSocket = '/run/pristine/backend.sock';

function unreachable(cause: unknown): never {
  const denied = cause instanceof Error && 'code' in cause && cause.code === 'EACCES';
  throw new ProblemError(problemOf(denied ? 'backend.denied' : 'backend.unreachable', {}), { cause });
}

async function connectService(): Promise<Client> {
  const socket = connect(serviceSocket);
  await once(socket, 'connect').catch(unreachable);
  const client = connectClient(socket, socket);
  await client.hello({ protocol: protocolVersion, client: 'pristine log' });
  return client;
}

async function printLog(client: Client, json: boolean): Promise<void> {
  for (let after = 0; ;) {
    const { lines, next } = await client['log.read']({ after });
    if (lines.length === 0) return;
    for (const line of lines) print(json ? JSON.stringify(line) : lineText(line));
    after = next;
  }
}

/** The only stick, or the place on the device that is named. Throws `log.no-stick`, UsageError. */
function placeMeant(places: readonly LogPlace[], disk: string | null): LogPlace {
  if (disk !== null) return places.find(({ device }) => device === disk) ?? refuse('log.no-stick', {});
  const sticks = places.filter(({ kind }) => kind === 'stick');
  if (sticks.length > 1) {
    const devices = sticks.map(({ device }) => device).join(', ');
    throw new UsageError(`There are several sticks: give --disk, one of ${devices}.`);
  }
  return sticks[0] ?? refuse('log.no-stick', {});
}

/** `pristine log`: prints what the service has logged, or has the service save it. Returns the exit status. */
export async function showLog(save: boolean, disk: string | null, json: boolean): Promise<number> {
  using client = await connectService();
  if (!save) {
    await printLog(client, json);
    return 0;
  }
  const { places } = await client['log.places']({});
  const place = placeMeant(places, disk);
  const { file } = await client['log.save']({ placeId: place.id });
  print(json ? JSON.stringify({ place, file }) : `Saved as ${file} on ${place.name} (${place.device}).`);
  return 0;
}
