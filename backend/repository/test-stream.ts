import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { pieceBytes, pieceDigest } from '../trees/stream-file.ts';
import type { SignedStream } from './signed-stream.ts';

/** More pieces than are read ahead, no two of them alike, the last a short one. */
export const content = Buffer.concat([
  ...Array.from({ length: 12 }, (_, index) => Buffer.alloc(pieceBytes, `pristine ${index}`)),
  Buffer.alloc(100, 'the end'),
]);

export const signed: SignedStream = {
  format: 1,
  tree: 'usr:org.test:x86_64:1',
  title: 'Test',
  summary: '',
  date: '2026-01-01',
  uuid: '1b4e28ba-2fa1-4d2e-883f-b7a1e2b1a3c4',
  parentUuid: null,
  writtenBytes: content.length,
  installedBytes: content.length,
  pieces: Array.from({ length: Math.ceil(content.length / pieceBytes) }, (_, index) =>
    pieceDigest(content.subarray(index * pieceBytes, (index + 1) * pieceBytes)),
  ),
  path: 'usr/org.test/x86_64/1/full.btrfs.zst',
  bytes: content.length,
  sha256: 'a'.repeat(64),
};

/** The range in which the content is asked for from there on. */
export function rangeFrom(start: number): string {
  return `bytes=${start}-${content.length - 1}`;
}

/** Answers as a server that does what it is asked for. */
export function answerRange(response: ServerResponse, range: string | undefined): void {
  const [, begin = '0'] = /^bytes=(\d+)-/u.exec(range ?? '') ?? [];
  response
    .writeHead(206, { 'content-range': `bytes ${begin}-${content.length - 1}/${content.length}` })
    .end(content.subarray(Number(begin)));
}

/**
 * A server of this machine, by a connection to itself. Dispose to end it, whatever it is still sending.
 * @param secure by which it encrypts, if it does
 */
export async function serving(
  answer: (response: ServerResponse, range: string | undefined) => void,
  secure?: { readonly key: string; readonly cert: string },
) {
  const requests: ServerResponse[] = [];
  const ranges: (string | undefined)[] = [];
  const onRequest = ({ headers }: IncomingMessage, response: ServerResponse): void => {
    requests.push(response);
    ranges.push(headers.range);
    answer(response, headers.range);
  };
  const made = secure === undefined ? createServer(onRequest) : createSecureServer(secure, onRequest);
  const server = made.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    /** The answer to each request, and what range it was for. */
    requests,
    ranges,
    location: {
      kind: 'web',
      url: secure === undefined ? `http://127.0.0.1:${address.port}` : `https://localhost:${address.port}`,
    } as const,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
