import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { bashCompletion } from './completion.ts';

/** What a shell offers for the last of some words. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `${bashCompletion()}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pristine; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync('bash', ['-c', script, 'bash', 'pristine', ...words], { encoding: 'utf8' });
  return output.trim().split('\n');
}

test.each([
  [['rese'], ['reset']],
  [['tree', 'ro'], ['rollback']],
  [['tree', 'rollback', '--sy'], ['--system']],
  [
    ['reset', '--mode', 'fac'],
    ['factory-keep-home', 'factory'],
  ],
  [
    ['repository', 'rotate-'],
    ['rotate-root', 'rotate-online'],
  ],
  [['apply', 'answers.json', '--tr'], ['--trust']],
  [['facts', '--erase'], ['']],
])('bash completes %j', (words, expected) => {
  expect(offered(...words)).toStrictEqual(expected);
});
