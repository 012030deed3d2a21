import { once } from 'node:events';
import { createServer as createPlainServer, setGlobalProxyFromEnv, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { ProblemError } from '../contract/fixes.ts';
import { expired, key, valid } from './test-certificates.ts';
import { openWeb } from './web.ts';

// By connections of this machine to itself that are encrypted.

const before = getCACertificates('default');

afterEach(() => setDefaultCACertificates(before));

/** A proxy for all that is read, by which port 80 of every host leads to a server that answers so. Dispose to be without one. */
async function plainly(answer: (response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createPlainServer(({ headers, url }, response) => {
    asked.push(`${headers.host}${url}`);
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  server.on('connect', ({ url = '' }, socket, head) => {
    const to = Number(url.split(':')[1]);
    const through = connect(to === 80 ? port : to, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    for (const one of [through, socket]) one.on('error', () => through.destroy());
  });
  const restore = setGlobalProxyFromEnv({ http_proxy: `http://127.0.0.1:${port}` });
  return {
    asked,
    url: `http://127.0.0.1:${port}/`,
    [Symbol.dispose]: () => {
      restore();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Reads from a server that shows a certificate, as somebody who trusts some of them. */
async function readFrom(cert: string, trusted: readonly string[]): Promise<string> {
  setDefaultCACertificates([...trusted]);
  const server = createServer({ key, cert }, (_, response) => response.end('signed')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  try {
    const wanted = { start: 0, end: null };
    const { signal } = new AbortController();
    const { body } = await openWeb(`https://localhost:${address.port}/file`, wanted, signal);
    const parts: string[] = [];
    for await (const part of body) parts.push(Buffer.from(part).toString());
    return parts.join('');
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a server whose certificate is trusted is read from', async () => {
  expect(await readFrom(valid, [valid])).toBe('signed');
});

test.each([
  ['that nobody trusts', valid, [], 'network.certificate'],
  ['that has expired, or the clock is wrong', expired, [expired], 'network.certificate-time'],
])('a certificate %s is told', async (_what, cert, trusted, code) => {
  await expect(readFrom(cert, trusted)).rejects.toMatchObject({
    problem: { code, params: { host: expect.stringMatching(/^localhost:/u) } },
  });
});

const untrusted = async (): Promise<unknown> =>
  readFrom(valid, []).catch((error: unknown) => (error instanceof ProblemError ? error.problem.code : error));

test.each([
  ['leads to another host', 302, { location: 'http://portal.test/sign-in?to=localhost' }],
  ['says that one has to sign in', 511, {}],
])('who cannot prove to be the host, and %s, is a portal', async (_how, status, head) => {
  using plain = await plainly((response) => response.writeHead(status, head).end('x'));
  expect(await untrusted()).toBe('network.captive-portal');
  expect(plain.asked).toEqual(['localhost/']);
});

test.each([
  ['has a page', 200, { 'content-type': 'text/html' }],
  ['leads to itself', 301, { location: 'https://localhost/' }],
  ['leads to a name within its own', 301, { location: 'https://www.localhost/' }],
  ['leads nowhere', 302, { location: 'http://[' }],
  ['is broken', 500, { location: 'http://portal.test/' }],
])('who cannot prove to be the host, and %s, is none', async (_how, status, head) => {
  using plain = await plainly((response) => response.writeHead(status, head).end('x'));
  expect(await untrusted()).toBe('network.certificate');
  expect(plain.asked).toEqual(['localhost/']);
});

test('who cannot prove to be the host, and then says nothing, is not waited for', async () => {
  using plain = await plainly(() => undefined);
  expect(await untrusted()).toBe('network.certificate');
  expect(plain.asked).toEqual(['localhost/']);
}, 15_000);

/** What is said where something answers that does not encrypt, which is nobody to believe and may be gone soon. */
async function unencrypted(): Promise<unknown> {
  const server = createPlainServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { signal } = new AbortController();
  try {
    return await openWeb(`https://localhost:${address.port}/file`, { start: 0, end: null }, signal);
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : error;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('who does not encrypt where that is expected is asked for a sign-in, and may be waited for', async () => {
  using portal = await plainly((response) => response.writeHead(511).end());
  expect(await unencrypted()).toBe('network.captive-portal');
  expect(portal.asked).toEqual(['localhost/']);
});

test('who does not encrypt, and wants nothing, is taken for a network that is down', async () => {
  using plain = await plainly((response) => response.end('x'));
  expect(await unencrypted()).toBe('network.unreachable');
  expect(plain.asked).toEqual(['localhost/']);
});

test('of who has only the date wrong nothing more is asked', async () => {
  using plain = await plainly((response) => response.writeHead(511).end());
  await expect(readFrom(expired, [expired])).rejects.toMatchObject({
    problem: { code: 'network.certificate-time' },
  });
  expect(plain.asked).toEqual([]);
});

test('a network that says so itself is a portal', async () => {
  using plain = await plainly((response) => response.writeHead(511).end());
  const { signal } = new AbortController();
  await expect(openWeb(plain.url, { start: 0, end: null }, signal)).rejects.toMatchObject({
    problem: { code: 'network.captive-portal' },
  });
});
