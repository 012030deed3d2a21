import { setTimeout as delay } from 'node:timers/promises';
import type { Link } from '../../backend/contract/bridge.ts';
import { problemOf, ProblemError } from '../../backend/contract/fixes.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import type { Method, Params, PristineEvent, Result, Snapshot } from '../../backend/contract/protocol.ts';
import { log } from '../log.ts';
import type { ByteStream } from './byte-stream.ts';
import { Connection } from './connection.ts';

export interface LinkOptions {
  readonly open: () => Promise<ByteStream>;
  /** How we name ourselves to the backend. */
  readonly client: string;
  /** False where each attempt asks a person for a password: then only a call tries again. */
  readonly retries: boolean;
  /** How long an answer to the greeting may take, or null where a person has to be waited for. */
  readonly greetingMs: number | null;
  readonly onLink: (link: Link) => void;
  readonly onEvent: (event: PristineEvent) => void;
}

/** How long a program may take to end after its output did. */
const exitMs = 1000;
const backOffStepMs = 500;
const longestBackOffMs = 3000;

function isLater(seq: number): (event: PristineEvent) => boolean {
  return (event) => event.seq > seq;
}

function eventsOf({ seq, facts, run }: Snapshot): readonly PristineEvent[] {
  return [
    ...(facts === null ? [] : [{ seq, type: 'facts', facts } as const]),
    ...(run === null ? [] : [{ seq, type: 'run', run } as const]),
  ];
}

/**
 * Keeps a connection to the backend, and makes a new one when it breaks.
 *
 * After each connection the listeners get the link, then where things stand as events, then the events as they come.
 */
export class BackendLink {
  readonly #options: LinkOptions;
  #present: Link = { state: 'connecting' };
  #connection: Promise<Connection> | null = null;
  #failures = 0;
  #retry: AbortController | null = null;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  get present(): Link {
    return this.#present;
  }

  /** Begins to connect; what comes of it is told by `onLink`. */
  start(): void {
    this.#connect().catch(() => {});
  }

  /** Lets go of the backend for good. A run goes on without us. */
  close(): void {
    this.#closed = true;
    this.#retry?.abort();
    this.#connection?.then(
      (connection) => connection.close(),
      () => {},
    );
  }

  /** Waits for a connection that is being made, and tries again at once where there is none. Throws ProblemError. */
  async call<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
    const connection = await this.#connect();
    return await connection.call(method, params);
  }

  #connect(): Promise<Connection> {
    if (this.#closed) return Promise.reject(new ProblemError(problemOf('backend.unreachable', {})));
    if (this.#connection !== null) return this.#connection;
    this.#retry?.abort();
    const attempt = this.#attempt();
    this.#connection = attempt;
    attempt.catch((error: unknown) => {
      log('no backend', error);
      this.#lost(error instanceof ProblemError ? error.problem : problemOf('backend.unreachable', {}));
    });
    return attempt;
  }

  async #attempt(): Promise<Connection> {
    // Events of before the snapshot's answer are in it already, or follow it.
    let early: PristineEvent[] | null = [];
    const onEvent = (event: PristineEvent): void => {
      if (early === null) this.#options.onEvent(event);
      else early.push(event);
    };
    const stream = await this.#open();
    const connection = new Connection(stream, onEvent);
    const snapshot = await this.#greet(connection, stream);
    void connection.ended.then((reason) => this.#lost(reason));
    this.#failures = 0;
    this.#tell({ state: 'connected' });
    const missed = [...eventsOf(snapshot), ...early.filter(isLater(snapshot.seq))];
    early = null;
    for (const event of missed) this.#options.onEvent(event);
    return connection;
  }

  async #open(): Promise<ByteStream> {
    try {
      return await this.#options.open();
    } catch (cause) {
      if (cause instanceof ProblemError) throw cause;
      throw new ProblemError(problemOf('backend.unreachable', {}), { cause });
    }
  }

  async #greet(connection: Connection, { refusal }: ByteStream): Promise<Snapshot> {
    const { client, greetingMs } = this.#options;
    const tooLate = greetingMs === null ? null : setTimeout(() => connection.close(), greetingMs);
    try {
      return await connection.greet(client);
    } catch (error) {
      connection.close();
      // What goes away before it said anything tells by its end why: a dismissed password looks like this.
      if (!(error instanceof ProblemError) || error.problem.code !== 'backend.died') throw error;
      const known = await Promise.race([refusal, delay(exitMs, error.problem, { ref: false })]);
      throw new ProblemError(known, { cause: error });
    } finally {
      if (tooLate !== null) clearTimeout(tooLate);
    }
  }

  #lost(problem: Problem): void {
    this.#connection = null;
    if (this.#closed) return;
    const { retries } = this.#options;
    this.#tell({ state: 'lost', problem, retries });
    if (retries) void this.#tryLater();
  }

  async #tryLater(): Promise<void> {
    this.#failures += 1;
    this.#retry = new AbortController();
    const pause = Math.min(this.#failures * backOffStepMs, longestBackOffMs);
    try {
      await delay(pause, undefined, { signal: this.#retry.signal });
      await this.#connect();
    } catch {
      // Aborted, because a call tries at once or we are closed; or failed, which was told already.
    }
  }

  #tell(link: Link): void {
    this.#present = link;
    this.#options.onLink(link);
  }
}
