import { PassThrough, type Readable, type Writable } from 'node:stream';
import {
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { z } from 'zod';
import { problemOf, ProblemError } from './contract/fixes.ts';
import { problem } from './contract/problem.ts';
import { event, methods, type Backend, type Method, type PristineEvent } from './contract/protocol.ts';
import type { Controller } from './engine/controller.ts';
import { openGate } from './engine/gate.ts';
import { serveClient } from './server.ts';

/** A backend that is called over a byte stream. Dispose to hang up. */
export interface Client extends Backend, Disposable {
  listen(listener: (event: PristineEvent) => void): void;
}

function problemIn(error: unknown): ProblemError {
  const parsed = problem.safeParse(error instanceof ResponseError ? error.data : null);
  return new ProblemError(parsed.success ? parsed.data : problemOf('backend.died', {}), { cause: error });
}

/** Calls go out checked and answers come in checked; what is refused rejects with a ProblemError. */
export function connectClient(input: Readable, output: Writable): Client {
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const call = <P, R>(
    name: Method,
    schema: { readonly params: z.ZodType<P>; readonly result: z.ZodType<R> },
  ) => {
    return async (params: P): Promise<R> => {
      const answer: unknown = await connection
        .sendRequest(name, schema.params.parse(params))
        .catch((error: unknown) => Promise.reject(problemIn(error)));
      return schema.result.parse(answer);
    };
  };
  const listeners = new Set<(event: PristineEvent) => void>();
  connection.onNotification('event', (raw: unknown) => {
    const said = event.parse(raw);
    for (const listener of listeners) listener(said);
  });
  connection.onError(() => undefined);
  connection.listen();
  return {
    hello: call('hello', methods.hello),
    snapshot: call('snapshot', methods.snapshot),
    'facts.refresh': call('facts.refresh', methods['facts.refresh']),
    'repository.open': call('repository.open', methods['repository.open']),
    'source.open': call('source.open', methods['source.open']),
    'streams.open': call('streams.open', methods['streams.open']),
    'keyboards.list': call('keyboards.list', methods['keyboards.list']),
    'password.hash': call('password.hash', methods['password.hash']),
    'plan.install': call('plan.install', methods['plan.install']),
    'plan.change': call('plan.change', methods['plan.change']),
    'store.measure': call('store.measure', methods['store.measure']),
    'run.start': call('run.start', methods['run.start']),
    'run.cancel': call('run.cancel', methods['run.cancel']),
    'log.read': call('log.read', methods['log.read']),
    'log.places': call('log.places', methods['log.places']),
    'log.save': call('log.save', methods['log.save']),
    'answers.show': call('answers.show', methods['answers.show']),
    'answers.save': call('answers.save', methods['answers.save']),
    'answers.open': call('answers.open', methods['answers.open']),
    'results.read': call('results.read', methods['results.read']),
    'results.keep': call('results.keep', methods['results.keep']),
    'machine.power-off': call('machine.power-off', methods['machine.power-off']),
    'machine.restart': call('machine.restart', methods['machine.restart']),
    listen: (listener) => {
      listeners.add(listener);
    },
    [Symbol.dispose]: () => {
      connection.end();
      connection.dispose();
    },
  };
}

/** A client of a controller in this very process, over the same protocol as any other. */
export function connectHere(controller: Controller): Client {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serveClient(controller, openGate, up, down).catch((error: unknown) =>
    controller.log.fail('server', String(error)),
  );
  return connectClient(down, up);
}
