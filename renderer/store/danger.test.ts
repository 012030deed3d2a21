import { describe, expect, it } from 'vitest';
import type { ChangeRequest, Fate } from '../../backend/contract/change.ts';
import { deletes, needsTick } from './danger.ts';

const systemId = `system-${'1'.repeat(32)}`;
const remainsId = `remains-${'3'.repeat(32)}`;
const tree = 'root:main:org.example.os:x86_64';

function fate(part: Fate['part'], what: Fate['fate']): Fate {
  return { part, fate: what, tree };
}

function judged(request: ChangeRequest, ...fates: readonly Fate[]) {
  const plan = { request, fates: [...fates] };
  return { tick: needsTick(plan), warning: deletes(plan) };
}

describe('how a change is confirmed', () => {
  it('is by a button where what goes is kept', () => {
    const plain = { tick: false, warning: false };
    expect(judged({ task: 'reset', systemId, mode: 'state' }, fate('state', 'set-aside'))).toEqual(plain);
    expect(judged({ task: 'undo', remainsId }, fate('settings', 'set-aside'))).toEqual(plain);
  });

  it('is by a tick as well where everything goes', () => {
    const request = { task: 'reset', systemId, mode: 'factory' } as const;
    expect(judged(request, fate('personal-files', 'set-aside'))).toEqual({ tick: true, warning: false });
  });

  it('is by a tick where bringing back the files of then puts aside those of now', () => {
    const request = { task: 'undo', remainsId } as const;
    const tick = { tick: true, warning: false };
    expect(judged(request, fate('personal-files', 'set-aside'))).toEqual(tick);
    expect(judged(request, fate('personal-files', 'kept'))).toEqual({ ...tick, tick: false });
  });

  it('is by a tick and a warning where what is a person’s own is deleted', () => {
    const grave = { tick: true, warning: true };
    expect(judged({ task: 'let-go', remainsId }, fate('remains', 'deleted'))).toEqual(grave);
    expect(judged({ task: 'instance-remove', systemId }, fate('personal-files', 'deleted'))).toEqual(grave);
    // Whatever the plan calls it.
    expect(judged({ task: 'reset', systemId, mode: 'hand-over' })).toEqual(grave);
  });

  it('warns without a tick of what can be had again', () => {
    const request = { task: 'tree-remove', storeId: `store-${'2'.repeat(32)}`, tree } as const;
    for (const part of ['system', 'app', 'runtime', 'framework', 'template'] as const)
      expect(judged(request, fate(part, 'deleted'))).toEqual({ tick: false, warning: true });
  });
});
