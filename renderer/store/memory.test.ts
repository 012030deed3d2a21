import { describe, expect, it } from 'vitest';
import { parseMemory } from './memory.ts';

describe('what a window remembers', () => {
  it('comes back as it was', () => {
    const memory = { page: 'review', offerId: 'offer-1', diskId: 'disk-1', putAwayRunId: null };
    expect(parseMemory(JSON.stringify(memory))).toEqual(memory);
  });

  it('is nothing where nothing sensible was kept', () => {
    expect([null, '', '{', '7', 'null'].map(parseMemory)).toEqual([null, null, null, null, null]);
    expect(parseMemory('{"page":"nowhere","diskId":7}')).toEqual({
      page: 'welcome',
      offerId: null,
      diskId: null,
      putAwayRunId: null,
    });
  });
});
