import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { BoundedMessages } from './bounded.ts';

function framed(body: string): Buffer {
  return Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function cut(bytes: Buffer, at: readonly number[]): readonly Buffer[] {
  const edges = [0, ...at.map((edge) => edge % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
}

async function passed(chunks: readonly Buffer[], bound: number): Promise<Buffer> {
  const bounded = new BoundedMessages(bound);
  const [out] = await Promise.all([buffer(bounded), pipeline(Readable.from(chunks), bounded)]);
  return out;
}

test('honest messages come out as they went in, however they were cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 60 })), fc.array(fc.nat()), async (bodies, cuts) => {
      const bytes = Buffer.concat(bodies.map(framed));
      expect(await passed(cut(bytes, cuts), 300)).toEqual(bytes);
    }),
  );
});

test('a message over the bound fails, however it was cut', async () => {
  const bytes = Buffer.concat([framed('{}'), framed('x'.repeat(301))]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat()), async (cuts) => {
      await expect(passed(cut(bytes, cuts), 300)).rejects.toThrow('301 bytes is too long');
    }),
  );
});

test.each([
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 999999\r\n\r\n{}'],
  ['no length', 'Content-Type: x\r\n\r\n{}'],
  ['a length under another name', 'X-Content-Length: 2\r\n\r\n{}'],
  ['a negative length', 'Content-Length: -2\r\n\r\n{}'],
  ['a header without an end', 'x'.repeat(257)],
  ['an end that comes too late', `${'x'.repeat(300)}\r\nContent-Length: 2\r\n\r\n{}`],
])('a header with %s fails', async (_name, bytes) => {
  await expect(passed([Buffer.from(bytes)], 300)).rejects.toThrow('header');
});
