import { createServer, type Server } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import {
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { z } from 'zod';
import { firstFault } from './contract/fault.ts';
import { problemOf, ProblemError, refuse } from './contract/fixes.ts';
import {
  longestMessageBytes,
  methods,
  protocolVersion,
  type Method,
  type Params,
  type Result,
} from './contract/protocol.ts';
import { answerableProblem } from './engine/answerable-problem.ts';
import type { Controller } from './engine/controller.ts';
import type { Gate } from './engine/gate.ts';
import { FrameGuard } from './system/frame-guard.ts';
import { version } from './contract/product.ts';

/** The JSON-RPC error code under which a refusal travels; its data is the problem. */
export const problemErrorCode = -32000;

type Handler = (params: unknown) => Promise<unknown>;

function invalid(error: z.ZodError): ProblemError {
  return new ProblemError(problemOf('request.invalid', firstFault(error)));
}

function handler<P, R>(schema: z.ZodType<P>, work: (params: P) => R | Promise<R>): Handler {
  return async (params) => {
    const parsed = schema.safeParse(params);
    if (!parsed.success) throw invalid(parsed.error);
    return work(parsed.data);
  };
}

function hello({ protocol }: Params<'hello'>): Result<'hello'> {
  if (protocol !== protocolVersion) {
    refuse('protocol.version', { client: protocol, server: protocolVersion });
  }
  return { protocol: protocolVersion, version };
}

function handlersOf(controller: Controller, gate: Gate): Readonly<Record<Method, Handler>> {
  const { papers } = controller;
  return {
    hello: handler(methods.hello.params, hello),
    snapshot: handler(methods.snapshot.params, () => ({
      ...controller.snapshot(),
      policy: gate.allowance,
    })),
    'facts.refresh': handler(methods['facts.refresh'].params, () => controller.refresh()),
    'repository.open': handler(methods['repository.open'].params, (params) =>
      controller.openRepository(params),
    ),
    'source.open': handler(methods['source.open'].params, (params) => controller.openSource(params)),
    'streams.open': handler(methods['streams.open'].params, (params) => controller.openStreams(params)),
    'keyboards.list': handler(methods['keyboards.list'].params, () => controller.keyboards()),
    'password.hash': handler(methods['password.hash'].params, (params) => controller.hashPassword(params)),
    'plan.install': handler(methods['plan.install'].params, (params) => controller.planInstall(params)),
    'plan.change': handler(methods['plan.change'].params, (params) => {
      gate.change(params);
      return controller.planChange(params);
    }),
    'store.measure': handler(methods['store.measure'].params, (params) => controller.measure(params)),
    'run.start': handler(methods['run.start'].params, async ({ pin, ...params }) => {
      await gate.run(pin);
      return controller.startRun(params);
    }),
    'run.cancel': handler(methods['run.cancel'].params, (params) => controller.cancelRun(params)),
    'log.read': handler(methods['log.read'].params, ({ after }) => controller.log.read(after)),
    'log.places': handler(methods['log.places'].params, () => controller.logPlaces()),
    'log.save': handler(methods['log.save'].params, (params) => controller.saveLog(params)),
    'answers.show': handler(methods['answers.show'].params, (params) => papers.show(params)),
    'answers.save': handler(methods['answers.save'].params, (params) => papers.save(params)),
    'answers.open': handler(methods['answers.open'].params, (params) => papers.open(params)),
    'results.read': handler(methods['results.read'].params, () => papers.read()),
    'results.keep': handler(methods['results.keep'].params, (params) => papers.keep(params)),
    'machine.power-off': handler(methods['machine.power-off'].params, () => controller.shutDown('poweroff')),
    'machine.restart': handler(methods['machine.restart'].params, () => {
      gate.restart(controller.hasVerified());
      return controller.shutDown('reboot');
    }),
  };
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

/** Serves one client until its stream ends. A client that breaks the framing loses its connection, nothing else. */
export function serveClient(
  controller: Controller,
  gate: Gate,
  input: Readable,
  output: Writable,
): Promise<void> {
  const handlers = handlersOf(controller, gate);
  const guard = new FrameGuard(longestMessageBytes);
  const connection = createMessageConnection(
    new StreamMessageReader(input.pipe(guard)),
    new StreamMessageWriter(output),
  );
  connection.onRequest(async (name: string, params: unknown) => {
    try {
      if (!isMethod(name)) return refuse('request.invalid', { path: 'method', message: 'no such method' });
      gate.call(name);
      return await handlers[name](params);
    } catch (error) {
      const { message, problem } = answerableProblem(error, controller.log);
      return new ResponseError(problemErrorCode, message, problem);
    }
  });
  let open = true;
  const deaf = controller.listen((event) => {
    if (open) connection.sendNotification('event', event).catch(() => undefined);
  });
  return new Promise((resolve) => {
    const end = (): void => {
      if (!open) return;
      open = false;
      deaf();
      connection.dispose();
      input.destroy();
      output.destroy();
      resolve();
    };
    guard.on('error', (error) => {
      controller.log.fail('server', `a client is cut off: ${error.message}`);
      end();
    });
    // A stream that broke may complain more than once, and must never take the server with it.
    input.on('error', end);
    output.on('error', end);
    input.once('end', end);
    input.once('close', end);
    connection.onClose(end);
    connection.onError(() => undefined);
    connection.listen();
  });
}

/** Listens on a socket that systemd opened and passed on, and serves every client that comes. */
export function serveSocket(controller: Controller, gate: Gate, descriptor: number): Server {
  const server = createServer((socket) => {
    serveClient(controller, gate, socket, socket).catch((error: unknown) =>
      controller.log.fail('server', String(error)),
    );
  });
  server.on('error', (error) => controller.log.fail('server', `cannot listen: ${error.message}`));
  server.listen({ fd: descriptor });
  return server;
}
