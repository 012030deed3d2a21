import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeFrame, FrameDecoder, maxPayloadBytes, type Frame } from './frames.ts';
import { Mux, windowBytes, type Channel } from './mux.ts';

const frames = fc.array(
  fc.record({
    channel: fc.nat(2 ** 32 - 1),
    kind: fc.nat(5),
    stream: fc.nat(255),
    payload: fc.uint8Array({ maxLength: 300 }),
  }),
);

test('frames come out as they went in, wherever the line cuts them', () => {
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (sent, cuts) => {
      const bytes = Buffer.concat(sent.map((frame) => encodeFrame(frame)));
      const decoder = new FrameDecoder();
      const received: Frame[] = [];
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const cut = cuts[turn % cuts.length] ?? 1;
        received.push(...decoder.push(bytes.subarray(at, at + cut)));
        at += cut;
      }
      expect(received.map((frame) => ({ ...frame, payload: [...frame.payload] }))).toEqual(
        sent.map((frame) => ({ ...frame, payload: [...frame.payload] })),
      );
    }),
  );
});

test('a length that no frame has is refused, not waited for', () => {
  const bytes = Buffer.alloc(10, 0xff);
  expect(() => new FrameDecoder().push(bytes)).toThrow(RangeError);
  expect(() =>
    encodeFrame({ channel: 1, kind: 1, stream: 0, payload: Buffer.alloc(maxPayloadBytes + 1) }),
  ).toThrow(RangeError);
});

function pair(onOpen: (channel: Channel) => void): { readonly near: Mux; readonly line: PassThrough } {
  const there = new PassThrough();
  const back = new PassThrough();
  const far = new Mux(there, back, { onOpen });
  const near = new Mux(back, there, {});
  void far.broken.then(() => back.end());
  return { near, line: there };
}

/** A far side that sends back on stream 1 whatever it gets on stream 0. */
function echo(channel: Channel): void {
  channel.onMessage = () => channel.readable(0).pipe(channel.writable(1));
}

test('every channel gets its own bytes back, in order', async () => {
  const body = fc.array(fc.uint8Array({ maxLength: 40_000 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 5 }), async (bodies) => {
      const { near } = pair(echo);
      await Promise.all(
        bodies.map(async (chunks) => {
          const channel = near.open();
          const out = channel.writable(0);
          const back = buffer(channel.readable(1));
          channel.message('echo');
          for (const chunk of chunks) out.write(chunk);
          out.end();
          expect((await back).equals(Buffer.concat(chunks))).toBe(true);
        }),
      );
    }),
    { numRuns: 30 },
  );
});

test('messages of any text and length arrive whole', async () => {
  const field = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\0'));
  await fc.assert(
    fc.asyncProperty(fc.array(field, { minLength: 1 }), fc.nat(40_000), async (fields, filler) => {
      const sent = [...fields, 'x'.repeat(filler)];
      const { promise, resolve } = Promise.withResolvers<readonly string[]>();
      const { near } = pair((channel) => {
        channel.onMessage = resolve;
      });
      near.open().message(...sent);
      expect(await promise).toEqual(sent);
    }),
    { numRuns: 50 },
  );
});

test('a sender whose reader does not read is stopped, and other channels go on', async () => {
  const unread: Readable[] = [];
  const { near } = pair((channel) => {
    channel.onMessage = ([verb]) => {
      if (verb === 'echo') channel.readable(0).pipe(channel.writable(1));
      else unread.push(channel.readable(0));
    };
  });
  const stuck = near.open();
  const out = stuck.writable(0);
  stuck.message('do not read');
  out.write(Buffer.alloc(8 * windowBytes));
  const channel = near.open();
  const back = buffer(channel.readable(1));
  const input = channel.writable(0);
  channel.message('echo');
  input.end(Buffer.alloc(2 * windowBytes, 7));
  expect((await back).length).toBe(2 * windowBytes);
  await delay(20);
  expect(unread[0]?.readableLength).toBeLessThanOrEqual(2 * windowBytes);
  expect(out.writableNeedDrain).toBe(true);
});

test('a reader that goes away stops the sender', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const { near } = pair((channel) => {
    channel.onMessage = () => {
      const out = channel.writable(1);
      out.on('close', () => resolve(out.destroyed));
      out.on('error', () => {});
      out.write(Buffer.alloc(8 * windowBytes));
    };
  });
  const channel = near.open();
  const readable = channel.readable(1);
  readable.once('data', () => readable.destroy());
  channel.message('send');
  expect(await promise).toBe(true);
});

test('a broken line ends every stream with an error and takes nobody down', async () => {
  const { near, line } = pair(echo);
  const channel = near.open();
  const back = channel.readable(1);
  const { promise, resolve } = Promise.withResolvers<Error>();
  channel.onBroken = resolve;
  channel.message('echo');
  line.end();
  expect((await promise).message).toBe('the line was closed');
  expect(back.destroyed).toBe(true);
  expect(() => near.open()).toThrow('the line was closed');
});
