import { expect, test } from 'vitest';
import { Commands } from './command.ts';
import { Log } from './log.ts';
import { matchesHash } from './matches-hash.ts';

// Of 2468, by glibc's crypt(3): not by what is tried here.
const hashes = [
  '$6$abcdefghSALT.$ocy5jJVptmv4OznBp6nYuP.aljkSWyh7SN4ZWB3HMen5CsILcKsTS4Bz5cZzb2M9tqcNWGmghbyv2bKRmUxI31',
  '$6$rounds=6000$saltsaltsaltsalt$WRmuWwiYc5RpGbPTCE39b7/fqJcVzxkjm.ayJlXrYhN/NKV1Doa6yZ6LmNRX9OEwNbfy3fxxwnzApHwsjPQnu1',
] as const;

test.each(hashes)('a PIN has the hash that crypt makes of it, and no other has: %.24s', async (hash) => {
  const lines: string[] = [];
  const commands = new Commands(new Log((line) => lines.push(line)));
  expect(await matchesHash(commands, '2468', hash)).toBe(true);
  expect(await matchesHash(commands, '2469', hash)).toBe(false);
  expect(await matchesHash(commands, '24680', hash)).toBe(false);
  expect(lines.join()).toContain('openssl');
  expect(lines.join()).not.toMatch(/246[89]/u);
});
