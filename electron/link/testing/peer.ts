import type { Readable, Writable } from 'node:stream';
import {
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { problemOf } from '../../../backend/contract/fixes.ts';
import { protocolVersion, type PristineEvent, type Snapshot } from '../../../backend/contract/protocol.ts';

/** A real server of the protocol with nothing behind it, for the tests of the link. */
export const facts = {
  generation: 1,
  machine: {
    architecture: 'x86_64',
    vendor: '',
    product: 'a peer',
    serial: '',
    memoryBytes: 0,
    firmware: { kind: 'lab', secureBoot: 'unknown' },
    power: { source: 'unknown', percent: null },
  },
  obstacles: [],
  disks: [],
  stores: [],
  sticks: [],
  offers: [],
  problems: [],
} as const satisfies Snapshot['facts'];

export function factsEvent(seq: number): PristineEvent {
  return { seq, type: 'facts', facts };
}

/** Serves one client: agrees to its protocol, refuses to plan, answers nonsense for facts, and never starts a run. */
export function servePeer(input: Readable, output: Writable, protocol = protocolVersion): MessageConnection {
  const rpc = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  rpc.onRequest('hello', () => ({ protocol, version: 'peer' }));
  rpc.onRequest('snapshot', (): Snapshot => ({ seq: 7, facts, plan: null, run: null, policy: null }));
  rpc.onRequest('plan.install', () => new ResponseError(-32000, 'refused', problemOf('run.busy', {})));
  rpc.onRequest('facts.refresh', () => ({ generation: 'nonsense' }));
  rpc.onRequest('run.start', () => new Promise(() => {}));
  rpc.onError(() => {});
  rpc.listen();
  return rpc;
}
