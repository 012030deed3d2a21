import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import {
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { methods, protocolVersion } from './contract/protocol.ts';
import type { Policy } from './contract/policy.ts';
import { problem, problemCodes, problemParams } from './contract/problem.ts';
import { Controller } from './engine/controller.ts';
import { gateFor, openGate, type Gate } from './engine/gate.ts';
import { serveClient } from './server.ts';
import { FrameGuard } from './system/frame-guard.ts';
import { Log } from './system/log.ts';
import { version } from './contract/product.ts';

let up: PassThrough;
let down: PassThrough;
let served: Promise<void>;
let call: (method: string, params: unknown) => Promise<unknown>;

function connect(gate: Gate): void {
  const controller = new Controller({
    log: new Log(),
    medium: '/nonexistent',
    trust: { root: '/nonexistent', state: '/nonexistent' },
    allowUnsigned: false,
    servesOn: true,
  });
  [up, down] = [new PassThrough(), new PassThrough()];
  served = serveClient(controller, gate, up, down);
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.listen();
  call = (method, params) => connection.sendRequest(method, params);
}

async function hangUp(): Promise<void> {
  up.destroy();
  await served;
}

beforeEach(() => connect(openGate));

afterEach(hangUp);

/** The same server behind a policy. */
async function connectUnder(said: Partial<Policy>): Promise<void> {
  await hangUp();
  connect(gateFor({ format: 1, resets: ['state'], powerOff: false, ...said }, async (pin) => pin === '2468'));
}

async function codeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return 'answered';
  } catch (error) {
    const parsed = problem.safeParse(error instanceof ResponseError ? error.data : null);
    return parsed.success ? parsed.data.code : 'no problem of the contract';
  }
}

const hello = { protocol: protocolVersion, client: 'test' };
const digest = 'a'.repeat(64);

test.each([
  ['hello', { ...hello, extra: 1 }],
  ['hello', { protocol: '2', client: 'test' }],
  ['hello', { protocol: 1, client: 'x'.repeat(100_000) }],
  ['hello', null],
  ['snapshot', { deep: { __proto__: null } }],
  ['run.start', { planId: '/dev/sda', digest }],
  [
    'plan.install',
    { offerId: 'offer-1', diskId: '/dev/sda', instance: 'main', firstBoot: 'ask', bringIds: [] },
  ],
  ['plan.change', { task: 'erase', systemId: `system-${'0'.repeat(32)}` }],
  ['plan.change', { task: 'reset', systemId: '/dev/sda2', mode: 'state' }],
  ['plan.change', { task: 'reset', systemId: `system-${'0'.repeat(32)}`, mode: 'everything' }],
  ['plan.change', { task: 'undo', remainsId: '../../etc' }],
  ['plan.change', { task: 'tree-remove', storeId: `store-${'0'.repeat(32)}`, tree: 'usr:..:x86_64:1' }],
  [
    'plan.change',
    { task: 'instance-rename', systemId: `system-${'0'.repeat(32)}`, name: 'a/b', device: '/dev/sda' },
  ],
  [
    'plan.install',
    {
      offerId: `offer-${'1'.repeat(32)}`,
      diskId: `disk-${'1'.repeat(32)}`,
      instance: '../x',
      firstBoot: 'ask',
      bringIds: [],
    },
  ],
  ['streams.open', { files: Array.from({ length: 1000 }, () => 'x') }],
  ['password.hash', { password: '' }],
  ['password.hash', { password: 'x'.repeat(81) }],
  ['password.hash', { password: 'two\nlines' }],
  ['password.hash', { password: 'half \ud800' }],
  ['password.hash', { password: ['x'] }],
  ['log.read', { after: -1 }],
  ['no.such.method', {}],
  ['constructor', {}],
  ['__proto__', {}],
])('%s with something that it does not take is refused, and the server lives on', async (method, params) => {
  expect(await codeOf(call(method, params))).toBe('request.invalid');
  expect(await codeOf(call('hello', hello))).toBe('answered');
});

test('a password that is refused is not repeated', async () => {
  const refused = await call('password.hash', { password: 'planted\n' }).catch((error: unknown) => error);
  if (!(refused instanceof ResponseError)) throw new Error('it was not refused');
  expect(JSON.stringify([refused.message, refused.data])).not.toContain('planted');
});

test('another protocol is refused by name', async () => {
  expect(await codeOf(call('hello', { protocol: 99, client: 'test' }))).toBe('protocol.version');
});

test('plans and runs that there never were are refused', async () => {
  expect(await codeOf(call('run.start', { planId: `plan-${'1'.repeat(32)}`, digest }))).toBe('plan.unknown');
  expect(await codeOf(call('run.cancel', { runId: `run-${'1'.repeat(32)}` }))).toBe('run.unknown');
});

test('a file that nothing vouches for is refused unless the server was told otherwise', async () => {
  expect(await codeOf(call('streams.open', { files: [import.meta.filename] }))).toBe('source.unsigned');
});

const systemId = `system-${'1'.repeat(32)}`;
const start = { planId: `plan-${'1'.repeat(32)}`, digest };

test('where there is a policy, nothing but looking and resets goes through, whatever else is asked', async () => {
  await connectUnder({});
  const forbidden = [];
  for (const method of Object.keys(methods)) {
    // What is refused is refused before anybody looks at what it takes.
    if ((await codeOf(call(method, { nothing: 'like it' }))) === 'policy.forbids') forbidden.push(method);
  }
  expect(forbidden).toEqual([
    'streams.open',
    'repository.open',
    'source.open',
    'keyboards.list',
    'password.hash',
    'plan.install',
    'answers.show',
    'answers.save',
    'answers.open',
    'results.read',
    'results.keep',
    'machine.power-off',
    'machine.restart',
  ]);
  expect(await call('snapshot', {})).toMatchObject({
    policy: { resets: ['state'], needsPin: false, powerOff: false },
  });
});

test('where there is a policy nobody restarts the computer before a run that it allows was verified', async () => {
  await connectUnder({ powerOff: true });
  expect(await codeOf(call('machine.restart', {}))).toBe('policy.forbids');
  const gate = gateFor({ format: 1, resets: ['state'], powerOff: true }, async () => true);
  expect(() => gate.restart(true)).not.toThrow();
});

test.each([
  { task: 'reset', systemId, mode: 'factory' },
  { task: 'reset', systemId, mode: 'hand-over' },
  { task: 'undo', remainsId: `remains-${'1'.repeat(32)}` },
  { task: 'let-go', remainsId: `remains-${'1'.repeat(32)}` },
  { task: 'tree-add', systemId, offerId: `offer-${'1'.repeat(32)}` },
  { task: 'tree-default', systemId, tree: 'usr:org.example.os:x86_64:1' },
  { task: 'tree-remove', storeId: `store-${'1'.repeat(32)}`, tree: 'usr:org.example.os:x86_64:1' },
  { task: 'instance-remove', systemId },
  { task: 'stateless', systemId, mode: 'forget-all', to: 'default' },
  { task: 'repair', storeId: `store-${'1'.repeat(32)}` },
])('a policy forbids to plan %j', async (request) => {
  await connectUnder({});
  expect(await codeOf(call('plan.change', request))).toBe('policy.forbids');
});

test('a run needs the PIN of the policy, from whatever client, and says no word of it', async () => {
  await connectUnder({ pin: 'its hash' });
  expect(await codeOf(call('run.start', start))).toBe('pin.needed');
  expect(await codeOf(call('run.start', { ...start, pin: '24x8' }))).toBe('request.invalid');
  expect(await codeOf(call('run.start', { ...start, pin: '1357' }))).toBe('pin.wrong');
  expect(await codeOf(call('run.start', { ...start, pin: '2468' }))).toBe('pin.locked');
  await connectUnder({ pin: 'its hash' });
  // Through the gate, and then there is no such plan.
  expect(await codeOf(call('run.start', { ...start, pin: '2468' }))).toBe('plan.unknown');
});

test('a client that announces an endless message is cut off', async () => {
  up.write('Content-Length: 99999999999\r\n\r\n');
  await served;
  expect(down.destroyed).toBe(true);
});

test('framed messages pass unchanged in whatever pieces they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string(), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      async (bodies, size) => {
        const sent = Buffer.concat(
          bodies.map((body) => Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)),
        );
        const guard = new FrameGuard(4096);
        const received: Buffer[] = [];
        guard.on('data', (piece: Buffer) => received.push(piece));
        for (let at = 0; at < sent.length; at += size) guard.write(sent.subarray(at, at + size));
        guard.end();
        await new Promise((resolve) => guard.once('end', resolve));
        expect(Buffer.concat(received).equals(sent)).toBe(true);
      },
    ),
  );
});

test.each([
  'Content-Length: 4097\r\n\r\n',
  'Content-Length: x\r\n\r\n',
  'Nothing: 1\r\n\r\n',
  'x'.repeat(3000),
])('a frame that is none or too large fails: %j', async (text) => {
  const guard = new FrameGuard(4096);
  const failed = new Promise((resolve) => guard.once('error', resolve));
  guard.write(text);
  expect(await failed).toBeInstanceOf(RangeError);
});

test('the program has the version of its package', () => {
  const { version: packaged } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(`${import.meta.dirname}/../package.json`, 'utf8')));
  expect(version).toBe(packaged);
});

test('the protocol can be published as JSON schemas, and every problem has its parameters', () => {
  for (const { params } of Object.values(methods)) {
    const { type, oneOf = [{ type }] } = z.toJSONSchema(params);
    for (const one of oneOf) expect(one).toHaveProperty('type', 'object');
  }
  expect(problemCodes).toHaveLength(Object.keys(problemParams).length);
});
