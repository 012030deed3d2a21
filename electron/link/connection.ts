import { pipeline } from 'node:stream';
import {
  createMessageConnection,
  ParameterStructures,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { z } from 'zod';
import { problem, type Problem } from '../../backend/contract/problem.ts';
import { problemOf, ProblemError, refuse } from '../../backend/contract/fixes.ts';
import {
  event,
  longestMessageBytes,
  methods,
  protocolVersion,
  type Method,
  type Params,
  type PristineEvent,
  type Result,
  type Snapshot,
} from '../../backend/contract/protocol.ts';
import { log } from '../log.ts';
import { BoundedMessages } from './bounded.ts';
import type { ByteStream } from './byte-stream.ts';

const schemas: { readonly [M in Method]: { readonly result: z.ZodType<Result<M>> } } = methods;

/** What the peer's refusal says, or `internal` where it says nothing that the contract knows. */
function refusal(error: unknown, lost: boolean): Problem {
  if (lost) return problemOf('backend.died', {});
  const said = error instanceof ResponseError ? problem.safeParse(error.data) : null;
  if (said?.success === true) return said.data;
  log('the backend answered with an error outside the contract', error);
  return problemOf('internal', {});
}

/**
 * One connection to a backend, from its first byte to its last.
 *
 * Everything that arrives is checked against the contract; a peer that breaks the framing or sends an event outside
 * the contract is left, for then nothing it said before can be relied on either.
 */
export class Connection {
  readonly #rpc: MessageConnection;
  readonly #stream: ByteStream;
  readonly #ended = Promise.withResolvers<Problem>();
  #open = true;

  constructor(stream: ByteStream, onEvent: (event: PristineEvent) => void) {
    this.#stream = stream;
    const bounded = new BoundedMessages(longestMessageBytes);
    // Its errors come out of `bounded`, which the reader listens to.
    pipeline(stream.input, bounded, () => {});
    // The writer tells of a failure once; one that comes after the end must not be an uncaught exception.
    stream.output.on('error', () => {});
    this.#rpc = createMessageConnection(
      new StreamMessageReader(bounded),
      new StreamMessageWriter(stream.output),
    );
    this.#rpc.onClose(() => this.#end(problemOf('backend.died', {})));
    this.#rpc.onError(([error]) => {
      log('the connection to the backend failed', error);
      this.#end(problemOf('backend.died', {}));
    });
    this.#rpc.onNotification('event', (params: unknown) => {
      const said = event.safeParse(params);
      if (said.success) return onEvent(said.data);
      log('the backend sent an event outside the contract', said.error);
      this.#end(problemOf('internal', {}));
    });
    this.#rpc.listen();
  }

  /** Resolves with the reason when the connection is over. */
  get ended(): Promise<Problem> {
    return this.#ended.promise;
  }

  close(): void {
    this.#end(problemOf('backend.died', {}));
  }

  /** Throws ProblemError: what the backend refuses with, `backend.died` when it goes away, `internal` for nonsense. */
  async call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
    const answer = await this.#request(method, params);
    const said = schemas[method].result.safeParse(answer);
    if (said.success) return said.data;
    log(`the backend answered ${method} outside the contract`, said.error);
    return refuse('internal', {});
  }

  /** Agrees on the protocol and asks where things stand. Throws ProblemError, `protocol.version` among others. */
  async greet(client: string): Promise<Snapshot> {
    const { protocol } = await this.call('hello', { protocol: protocolVersion, client });
    if (protocol !== protocolVersion)
      refuse('protocol.version', { client: protocolVersion, server: protocol });
    return await this.call('snapshot', {});
  }

  async #request(method: Method, params: object): Promise<unknown> {
    try {
      return await this.#rpc.sendRequest<unknown>(method, ParameterStructures.byName, params);
    } catch (error) {
      throw new ProblemError(refusal(error, !this.#open), { cause: error });
    }
  }

  #end(reason: Problem): void {
    if (!this.#open) return;
    this.#open = false;
    // Disposing is what answers the calls that still wait; closing alone leaves them hanging.
    this.#rpc.dispose();
    this.#stream.close();
    this.#ended.resolve(reason);
  }
}
