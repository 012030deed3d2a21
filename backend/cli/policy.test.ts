import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { longestPolicyBytes } from '../contract/policy.ts';
import { readPolicy } from './policy.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pristine-policy-'));
  file = join(folder, 'policy.json');
});

afterEach(async () => await rm(folder, { recursive: true, force: true }));

const write = (text: string): Promise<void> => writeFile(file, text, { mode: 0o600 });

const pin =
  '$6$abcdefghSALT.$ocy5jJVptmv4OznBp6nYuP.aljkSWyh7SN4ZWB3HMen5CsILcKsTS4Bz5cZzb2M9tqcNWGmghbyv2bKRmUxI31';

test('there need be none, unless one was named', async () => {
  expect(await readPolicy(null, file)).toBeNull();
  await expect(readPolicy(file)).rejects.toThrow('it cannot be read');
});

test('what it says is taken, and nothing is allowed that it does not name', async () => {
  await write(JSON.stringify({ format: 1, resets: ['state'], pin }));
  expect(await readPolicy(null, file)).toEqual({ format: 1, resets: ['state'], pin, powerOff: false });
});

test.each([
  ['{', 'it is not JSON'],
  ['{"format":1}', 'at resets: '],
  ['{"format":1,"resets":["everything"]}', 'at resets.0: '],
  ['{"format":1,"resets":["state","hand-over"]}', 'at pin: handing over deletes for good'],
  ['{"format":1,"resets":[],"pins":"2468"}', 'at : '],
  ['{"format":1,"resets":[],"pin":"2468"}', 'at pin: not a hash'],
  ['{"format":1,"resets":[],"pin":"$1$abcdefgh$7uMO6VBh3GK8SGgZJ3.3U1"}', 'at pin: not a hash'],
  [`{"format":1,"resets":[],"pin":"${pin.replace('$6$', '$6$rounds=999999999$')}"}`, 'at pin: not a hash'],
  [`{"format":1,"resets":[]}${' '.repeat(longestPolicyBytes)}`, 'longer than'],
])('a mistake is refused, without its text: %.60s', async (text, message) => {
  await write(text);
  await expect(readPolicy(file)).rejects.toThrow(message);
  await expect(readPolicy(file)).rejects.not.toThrow('2468');
});

test.each([0o644, 0o620, 0o604])('one with the mode %o is refused', async (mode) => {
  await write('{"format":1,"resets":[]}');
  await chmod(file, mode);
  await expect(readPolicy(file)).rejects.toThrow('nobody else may read it');
});
