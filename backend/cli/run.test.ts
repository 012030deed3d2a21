import { expect, test } from 'vitest';
import type { ChangeRequest } from '../contract/change.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Outcome } from '../contract/run.ts';
import { outcomeText } from './run.ts';

const failed: Outcome = {
  result: 'failed',
  step: 'delete',
  problem: problemOf('internal', {}),
  aftermath: 'in-force',
};
const systemId = 'system-0000000000000001';

test('a handing over that broke off is not called done', () => {
  const text = outcomeText(failed, { task: 'reset', systemId, mode: 'hand-over' });
  expect(text).toContain('do not give this computer away');
});

test.each<[string, ChangeRequest, boolean]>([
  ['a version is removed', { task: 'tree-remove', storeId: 'store-1', tree: 'usr:a:x86_64:1' }, true],
  ['what was kept is deleted', { task: 'let-go', remainsId: 'remains-1' }, true],
  ['the state is reset', { task: 'reset', systemId, mode: 'state' }, false],
])('where %s, it is said whether something may be left', (_, request, may) => {
  expect(outcomeText(failed, request).includes('may still be there')).toBe(may);
});
