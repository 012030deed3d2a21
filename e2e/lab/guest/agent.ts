// Runs inside the lab: starts commands and connects to sockets for the outside, over the serial line.
import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { connect } from 'node:net';
import { constants } from 'node:os';
import { pipeline, type Readable, type Writable } from 'node:stream';
import { greeting, streams } from '../line.ts';
import { Mux, type Channel } from '../mux.ts';
import { makePipes, type Pipes } from './pipes.ts';

const device = '/dev/ttyS0';

const signals: ReadonlyMap<string, number> = new Map(Object.entries(constants.signals));

function listen(channel: Channel): void {
  channel.onMessage = ([verb, ...rest]) => {
    if (verb === 'exec') void exec(channel, parseCommand(rest));
    else if (verb === 'connect') dial(channel, rest);
    else if (verb === 'halt') process.exit(0);
  };
}

function main(): void {
  // The agent's own, not that of the commands it runs. Told early, as a power cut leaves no time at the end.
  delete process.env['NODE_COMPILE_CACHE'];
  flushCompileCache();
  const input = createReadStream(device);
  const output = createWriteStream(device);
  // The kernel drops what is written to the line before somebody listens here, so the guest speaks first.
  output.write(greeting);
  const mux = new Mux(input, output, { onOpen: listen, acknowledges: true });
  void mux.broken.then((error) => {
    console.error(error);
    process.exit(1);
  });
}

interface Command {
  readonly cwd: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

function parseCommand([cwd = '/', count = '0', ...rest]: readonly string[]): Command {
  const pairs = rest.slice(Number(count)).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  return { cwd, argv: rest.slice(0, Number(count)), env: Object.fromEntries(pairs) };
}

async function exec(channel: Channel, command: Command): Promise<void> {
  const stdin = channel.readable(streams.stdin);
  const stdout = channel.writable(streams.stdout);
  const stderr = channel.writable(streams.stderr);
  const closed = Promise.all([stdin, stdout, stderr].map((stream) => end(stream)));
  // A signal may be sent before there is a process to get it.
  const killed = Promise.withResolvers<ChildProcess>();
  channel.onMessage = ([verb, name]) => {
    const signal = signals.get(name ?? '');
    if (verb === 'kill' && signal !== undefined) void killed.promise.then((child) => child.kill(signal));
  };
  const pipes = await makePipes();
  pipeline(stdin, pipes.stdin, () => {});
  pipeline(pipes.stdout, stdout, () => {});
  pipeline(pipes.stderr, stderr, () => {});
  const status = await runChild(command, pipes, killed.resolve).catch((error: NodeJS.ErrnoException) => {
    stderr.write(`${command.argv[0] ?? ''}: ${error.message}\n`);
    // What a shell answers for a command that it cannot run.
    return error.code === 'ENOENT' ? 127 : 126;
  });
  pipes.stdin.destroy();
  channel.message('exit', String(status));
  await closed;
  channel.close();
}

async function runChild(
  { argv: [file = '', ...args], cwd, env }: Command,
  pipes: Pipes,
  started: (child: ChildProcess) => void,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  try {
    const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: [...pipes.child] });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      resolve(signal === null ? (code ?? 0) : 128 + constants.signals[signal]);
    });
    started(child);
  } finally {
    pipes.closeChildSide();
  }
  return await promise;
}

/** Waits for a stream's end, good or bad. */
async function end(stream: Readable | Writable): Promise<void> {
  stream.on('error', () => {});
  await new Promise<void>((resolve) => {
    stream.once('close', () => resolve());
  });
}

function dial(channel: Channel, [path]: readonly string[]): void {
  const socket = connect({ path: path ?? '', allowHalfOpen: true });
  socket.on('error', (error) => channel.message('failed', error.message));
  socket.once('connect', () => {
    channel.message('connected');
    pipeline(channel.readable(streams.stdin), socket, () => {});
    const output = channel.writable(streams.stdout);
    pipeline(socket, output, () => {});
    output.once('close', () => channel.close());
  });
}

main();
