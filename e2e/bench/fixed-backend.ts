import { once } from 'node:events';
import { chown } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { Facts } from '../../backend/contract/facts.ts';
import { protocolVersion, type Snapshot } from '../../backend/contract/protocol.ts';
import type { Account } from '../journeys/harness/app.ts';

/** Dispose once its windows are closed. */
export interface FixedBackend extends AsyncDisposable {
  readonly path: string;
}

/**
 * A backend that knows nothing but these facts: for machines that the lab cannot be.
 * @param path of the socket to make
 */
export async function startFixedBackend(path: string, facts: Facts, owner: Account): Promise<FixedBackend> {
  const server = createServer((socket) => {
    const rpc = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    rpc.onRequest('hello', () => ({ protocol: protocolVersion, version: 'fixed' }));
    rpc.onRequest('snapshot', (): Snapshot => ({ seq: 1, facts, plan: null, run: null, policy: null }));
    rpc.onRequest('store.measure', () => ({ sizes: [] }));
    rpc.onError(() => {});
    rpc.listen();
  });
  server.listen(path);
  await once(server, 'listening');
  await chown(path, owner.uid, owner.gid);
  return {
    path,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
