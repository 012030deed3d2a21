import { once } from 'node:events';
import { chmod, chown } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Lab } from '../../lab/lab.ts';

/** Where the backend listens in the lab, as on a live medium. */
export const backendSocket = '/run/pristine/backend.sock';

/** A socket on this machine behind which the lab's backend is. Dispose to hang up on everybody. */
export interface LabSocket extends AsyncDisposable {
  readonly path: string;
}

async function join(lab: Lab, client: Socket): Promise<void> {
  try {
    const backend = await lab.connect(backendSocket);
    await Promise.all([pipeline(client, backend), pipeline(backend, client)]);
  } catch {
    // One side went away, the lab with a power cut perhaps: the other one is told by the end of its stream.
    client.destroy();
  }
}

/**
 * Lets a window on this machine reach the backend in the lab.
 * @param path of the socket to make; its folder must be there
 * @param owner who may connect besides root
 */
export async function labSocket(
  lab: Lab,
  path: string,
  owner: { readonly uid: number; readonly gid: number },
): Promise<LabSocket> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    client.on('error', () => {});
    void join(lab, client);
  });
  server.listen(path);
  await once(server, 'listening');
  await chmod(path, 0o600);
  await chown(path, owner.uid, owner.gid);
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const client of clients) client.destroy();
      await closed;
    },
  };
}
