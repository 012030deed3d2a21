import { expect, test } from 'vitest';
import type { LogLine } from '../contract/log.ts';
import { longestMessageBytes, methods } from '../contract/protocol.ts';
import { Log } from './log.ts';

function readAll(log: Log): readonly LogLine[] {
  const all: LogLine[] = [];
  for (let after = 0; ;) {
    const read = methods['log.read'].result.parse(log.read(after));
    expect(Buffer.byteLength(JSON.stringify(read))).toBeLessThan(longestMessageBytes / 2);
    if (read.lines.length === 0) return all;
    all.push(...read.lines);
    after = read.next;
  }
}

test('lines are read in order, each once, also those that come while it is read', () => {
  const log = new Log();
  for (let n = 0; n < 2500; n += 1) log.add('test', `line ${n}`);
  const first = log.read(0);
  log.fail('test', 'the last');
  const rest = readAll(log);
  expect(first).toMatchObject({ next: 1000, lines: { length: 1000 } });
  expect(rest).toHaveLength(2501);
  expect(rest.at(-2)).toMatchObject({ text: 'line 2499', level: 'info' });
  expect(rest.at(-1)).toMatchObject({ text: 'the last', level: 'error' });
});

test('what is too much is forgotten, the oldest first, and what is left is read on from where one was', () => {
  const log = new Log();
  log.add('test', 'the first');
  const { next } = log.read(0);
  for (let n = 0; n < 50_000; n += 1) log.add('test', `line ${n}`);
  const rest = readAll(log);
  expect(rest.length).toBeLessThanOrEqual(20_000);
  expect(rest.length).toBeGreaterThan(15_000);
  expect(rest.at(-1)?.text).toBe('line 49999');
  expect(log.read(next).lines[0]).toStrictEqual(rest[0]);
  expect(log.read(50_001)).toStrictEqual({ lines: [], next: 50_001 });
});

test('lines of the worst kind fit into messages, and into memory', () => {
  const log = new Log();
  for (let n = 0; n < 3000; n += 1) log.add('test', '\u0001'.repeat(10_000));
  const all = readAll(log);
  expect(all.length).toBeGreaterThan(100);
  expect(Buffer.byteLength(JSON.stringify(all))).toBeLessThan(9 * 1024 * 1024);
});

test('a secret is neither kept nor copied, whoever brings it along', () => {
  const copied: string[] = [];
  const log = new Log((line) => copied.push(line));
  log.fail('curl', 'cannot reach http://anna:planted@proxy:3128');
  log.add('openssl', '-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----\n');
  expect(JSON.stringify([readAll(log), copied])).not.toContain('planted');
  expect(copied).toHaveLength(2);
});
