import { describe, expect, it } from 'vitest';
import { changeRequest } from '../../backend/contract/change.ts';
import { parseMemory } from './memory.ts';
import { noMemory, type Memory } from './state.ts';

const systemId = `system-${'1'.repeat(32)}`;
const storeId = `store-${'2'.repeat(32)}`;
const remainsId = `remains-${'3'.repeat(32)}`;
const offerId = `offer-${'4'.repeat(32)}`;
const tree = 'usr:org.example.os:x86_64:2';

const changes = [
  { task: 'reset', systemId, mode: 'factory' },
  { task: 'undo', remainsId },
  { task: 'let-go', remainsId },
  { task: 'tree-add', systemId, offerId },
  { task: 'extra-add', storeId, offerId },
  { task: 'tree-default', systemId, tree },
  { task: 'tree-rollback', systemId },
  { task: 'tree-once', systemId, tree },
  { task: 'tree-remove', storeId, tree },
  { task: 'instance-add', storeId, tree, name: 'kiosk' },
  { task: 'instance-rename', systemId, name: 'desk' },
  { task: 'instance-default', systemId },
  { task: 'instance-remove', systemId },
  { task: 'stateless', systemId, mode: 'forget-state', to: 'default' },
  { task: 'repair', storeId },
].map((change) => changeRequest.parse(change));

describe('what a window remembers', () => {
  it('comes back as it was', () => {
    const memory: Memory = { ...noMemory, page: 'kind', aim: 'reset', systemId, resetMode: 'state' };
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
  });

  it('is nothing where nothing sensible was kept', () => {
    expect([null, '', '{', '7', 'null'].map(parseMemory)).toEqual([null, null, null, null, null]);
    expect(parseMemory('{"page":"nowhere","diskId":7,"aim":"none","resetMode":1}')).toEqual(noMemory);
  });

  it('is where the answers lie that are being repeated, and never what they say', () => {
    const repeated = { placeId: `place-${'5'.repeat(32)}`, request: null };
    const memory: Memory = { ...noMemory, page: 'review', repeated };
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
    const said = { ...repeated, request: { settings: { rootPassword: 'secret' } } };
    expect(parseMemory(JSON.stringify({ ...noMemory, repeated: said }))?.repeated).toEqual(repeated);
    expect(parseMemory(JSON.stringify({ ...noMemory, repeated: { placeId: 7 } }))?.repeated).toBeNull();
  });

  it('knows every change there is', () => {
    expect(changes.map(({ task }) => task).toSorted()).toEqual(
      changeRequest.options.map(({ shape }) => shape.task.value).toSorted(),
    );
    const kept = changes.map((change) =>
      parseMemory(JSON.stringify({ ...noMemory, page: 'review', change })),
    );
    expect(kept.map((memory) => memory?.change)).toEqual(changes);
  });

  it('never takes the review of something else for the one of an installation', () => {
    const change = { task: 'reset', systemId, mode: 'everything' };
    expect(parseMemory(JSON.stringify({ ...noMemory, page: 'review', change }))).toEqual(noMemory);
  });
});
