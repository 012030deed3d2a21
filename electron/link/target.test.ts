import { expect, test } from 'vitest';
import { backendTarget } from './target.ts';

test('the default is the socket of the live medium', () => {
  expect(backendTarget(['pristine', '--inspect=0'])).toEqual({
    kind: 'unix',
    path: '/run/pristine/backend.sock',
  });
});

test('a socket and pkexec can be named', () => {
  expect(backendTarget(['pristine', '--backend=unix:/tmp/A-b.1/Sock'])).toEqual({
    kind: 'unix',
    path: '/tmp/A-b.1/Sock',
  });
  expect(backendTarget(['pristine', '--backend=pkexec'])).toEqual({ kind: 'pkexec' });
});

test.each([
  '--backend',
  '--backend=',
  '--backend=unix:',
  '--backend=unix:relative.sock',
  '--backend=unix:/tmp/../etc/sock',
  '--backend=unix://tmp/sock',
  `--backend=unix:/${'x'.repeat(107)}`,
  '--backend=unix:/tmp/a b',
  '--backend=pkexec rm',
  '--backend=tcp:127.0.0.1:80',
])('%s is refused', (argument) => {
  expect(() => backendTarget(['pristine', argument])).toThrow(RangeError);
});

test('two backends are refused', () => {
  expect(() => backendTarget(['pristine', '--backend=pkexec', '--backend=pkexec'])).toThrow(RangeError);
});
