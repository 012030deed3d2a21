import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Link } from '../../backend/contract/bridge.ts';
import { protocolVersion, type PristineEvent } from '../../backend/contract/protocol.ts';
import { BackendLink, type LinkOptions } from './backend-link.ts';
import { openChild, openSocket, openTarget } from './byte-stream.ts';
import { facts, factsEvent, servePeer } from './testing/peer.ts';

const request = {
  offerId: `offer-${'0'.repeat(16)}`,
  diskId: `disk-${'0'.repeat(16)}`,
  instance: 'main',
  firstBoot: 'ask',
  bringIds: [] as string[],
} as const;
const start = { planId: `plan-${'0'.repeat(16)}`, digest: '0'.repeat(64) };

let folder: string;
let path: string;
let links: Link[];
let events: PristineEvent[];
let clean: (() => void)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pristine-link-'));
  path = join(folder, 'backend.sock');
  links = [];
  events = [];
  clean = [];
});

afterEach(async () => {
  for (const undo of clean.toReversed()) undo();
  await rm(folder, { recursive: true, force: true });
});

/** Listens at the test's socket until the returned function is called, which hangs up on everybody. */
async function listen(serve: (socket: Socket) => void): Promise<() => void> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  server.listen(path);
  await once(server, 'listening');
  const hangUp = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  clean.push(hangUp);
  return hangUp;
}

function makeLink(options: Partial<LinkOptions> = {}): BackendLink {
  const link = new BackendLink({
    open: () => openSocket(path),
    client: 'test',
    retries: true,
    greetingMs: 2000,
    onLink: (state) => links.push(state),
    onEvent: (event) => events.push(event),
    ...options,
  });
  clean.push(() => link.close());
  return link;
}

const states = (): readonly string[] =>
  links.map((link) => (link.state === 'lost' ? link.problem.code : link.state));

test('connects, tells where things stand, then passes events on', async () => {
  await listen((socket) => {
    const rpc = servePeer(socket, socket);
    // Sent in one go with the snapshot's answer: the first is in it already, the second is not.
    rpc.onRequest('snapshot', async () => {
      await rpc.sendNotification('event', factsEvent(7));
      await rpc.sendNotification('event', factsEvent(8));
      return { seq: 7, facts, plan: null, run: null, policy: null };
    });
  });
  const link = makeLink();
  link.start();
  await vi.waitFor(() => expect(events).toEqual([factsEvent(7), factsEvent(8)]));
  expect(states()).toEqual(['connected']);
});

test('a call waits for the connection; a refusal keeps its problem; nonsense is internal', async () => {
  await listen((socket) => servePeer(socket, socket));
  const link = makeLink();
  expect(await link.call('snapshot', {})).toMatchObject({ seq: 7 });
  await expect(link.call('plan.install', request)).rejects.toMatchObject({ problem: { code: 'run.busy' } });
  await expect(link.call('facts.refresh', {})).rejects.toMatchObject({ problem: { code: 'internal' } });
  await expect(link.call('log.read', { after: 0 })).rejects.toMatchObject({ problem: { code: 'internal' } });
  expect(states()).toEqual(['connected']);
});

test('a backend that dies answers what waits with backend.died, and is connected to again when it is back', async () => {
  const hangUp = await listen((socket) => servePeer(socket, socket));
  const link = makeLink();
  await link.call('snapshot', {});
  const running = link.call('run.start', start);
  hangUp();
  await expect(running).rejects.toMatchObject({ problem: { code: 'backend.died' } });
  expect(link.present).toMatchObject({ state: 'lost', problem: { code: 'backend.died' } });
  await expect(link.call('snapshot', {})).rejects.toMatchObject({ problem: { code: 'backend.unreachable' } });
  events = [];
  await listen((socket) => servePeer(socket, socket));
  await vi.waitFor(() => expect(link.present).toEqual({ state: 'connected' }), 5000);
  expect(events).toEqual([factsEvent(7)]);
});

test('nobody there is backend.unreachable; a call tries again at once', async () => {
  const link = makeLink({ retries: false });
  link.start();
  await vi.waitFor(() => expect(states()).toEqual(['backend.unreachable']));
  await listen((socket) => servePeer(socket, socket));
  await link.call('snapshot', {});
  expect(states()).toEqual(['backend.unreachable', 'connected']);
});

test('another protocol is refused', async () => {
  await listen((socket) => servePeer(socket, socket, protocolVersion + 1));
  await expect(makeLink().call('snapshot', {})).rejects.toMatchObject({
    problem: { code: 'protocol.version', params: { client: protocolVersion, server: protocolVersion + 1 } },
  });
  expect(states()).toEqual(['protocol.version']);
});

test('a peer that accepts and says nothing is given up', async () => {
  await listen(() => {});
  await expect(makeLink({ greetingMs: 50 }).call('snapshot', {})).rejects.toMatchObject({
    problem: { code: 'backend.unreachable' },
  });
});

test.each([
  ['announces too much', 'Content-Length: 99999999\r\n\r\n'],
  ['does not speak JSON', 'Content-Length: 3\r\n\r\n{{{'],
  ['does not speak the framing', 'x'.repeat(1000)],
])('a peer that %s is left, and found again', async (_name, bytes) => {
  const sockets: Socket[] = [];
  await listen((socket) => {
    servePeer(socket, socket);
    sockets.push(socket);
  });
  const link = makeLink();
  await link.call('snapshot', {});
  const running = link.call('run.start', start);
  sockets[0]?.write(bytes);
  await expect(running).rejects.toMatchObject({ problem: { code: 'backend.died' } });
  await vi.waitFor(() => expect(states()).toEqual(['connected', 'backend.died', 'connected']), 5000);
});

test('an event outside the contract ends the connection, for the window would go on with what is no longer so', async () => {
  await listen((socket) => {
    const rpc = servePeer(socket, socket);
    rpc.onRequest('log.read', () => rpc.sendNotification('event', { seq: 8, type: 'facts', facts: {} }));
  });
  const link = makeLink();
  await expect(link.call('log.read', { after: 0 })).rejects.toMatchObject({
    problem: { code: 'backend.died' },
  });
  await vi.waitFor(() => expect(states()).toEqual(['connected', 'internal', 'connected']), 5000);
});

test('a file that is no socket is not connected to', async () => {
  await expect(openSocket(folder)).rejects.toThrow('not a socket');
});

test.skipIf(process.getuid?.() !== 0)('a socket of another user is not connected to', async () => {
  await listen((socket) => servePeer(socket, socket));
  await chown(path, 12345, 12345);
  await expect(openSocket(path)).rejects.toThrow('belongs to a stranger');
});

const peer = join(import.meta.dirname, 'testing/child-peer.ts');

test('a child process is spoken to through its standard input and output', async () => {
  const link = makeLink({
    open: () => openChild([process.execPath, peer]),
    retries: false,
    greetingMs: null,
  });
  expect(await link.call('snapshot', {})).toMatchObject({ seq: 7 });
});

test.each([
  ['that is not there', 'backend.missing', ['/nonexistent/pristine-backend']],
  ['that was dismissed', 'backend.dismissed', ['/bin/sh', '-c', 'exit 126']],
  ['that was not authorised', 'backend.denied', ['/bin/sh', '-c', 'exit 127']],
  ['that fails by itself', 'backend.died', ['/bin/sh', '-c', 'exit 2']],
  [
    'that ends some time after its output',
    'backend.dismissed',
    ['/bin/sh', '-c', 'exec >&-; sleep 0.3; exit 126'],
  ],
] as const)('a child process %s is %s', async (_name, code, command) => {
  const link = makeLink({ open: () => openChild(command), retries: false });
  await expect(link.call('snapshot', {})).rejects.toMatchObject({ problem: { code } });
  expect(states()).toEqual([code]);
});

test('pkexec is not asked for a program that is not installed', async () => {
  // What stands in for pkexec says what pkexec says then.
  await writeFile(join(folder, 'pkexec'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  clean.push(() => vi.unstubAllEnvs());
  const link = makeLink({ open: () => openTarget({ kind: 'pkexec' }), retries: false });
  await expect(link.call('snapshot', {})).rejects.toMatchObject({ problem: { code: 'backend.missing' } });
});

test('a child process that is killed is backend.died', async () => {
  const link = makeLink({
    open: () => openChild([process.execPath, peer]),
    retries: false,
    greetingMs: null,
  });
  await link.call('snapshot', {});
  await expect(link.call('run.cancel', { runId: `run-${'0'.repeat(16)}` })).rejects.toMatchObject({
    problem: { code: 'backend.died' },
  });
  expect(states()).toEqual(['connected', 'backend.died']);
});
