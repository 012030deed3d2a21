import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wayFrom } from '../contract/way.ts';
import { cheapestWays, type Lead } from './ways.ts';

const full = (uuid: string, bytes: number): Lead => ({ uuid, parentUuid: null, bytes });
const delta = (parentUuid: string, uuid: string, bytes: number): Lead => ({ uuid, parentUuid, bytes });

const leads = [full('1', 100), full('2', 110), full('3', 120), delta('1', '2', 10), delta('2', '3', 12)];

test('from an older tree it goes by deltas, from nothing by whatever is least', () => {
  const ways = cheapestWays(leads, '3');
  expect(wayFrom(ways, new Set(['1']))).toMatchObject({ parentUuid: '1', bytes: 22 });
  expect(wayFrom(ways, new Set(['2', '1']))).toMatchObject({ parentUuid: '2', bytes: 12 });
  expect(wayFrom(ways, new Set())).toMatchObject({ parentUuid: null, bytes: 120 });
});

test('a whole old one and a delta are taken where the whole new one is larger', () => {
  const way = wayFrom(cheapestWays([...leads, full('9', 500), delta('3', '9', 5)], '9'), new Set());
  expect(way?.leads.map((lead) => lead.bytes)).toStrictEqual([120, 5]);
});

test('a delta that costs more than the whole is not taken', () => {
  const way = wayFrom(cheapestWays([full('2', 50), delta('1', '2', 60)], '2'), new Set(['1']));
  expect(way).toMatchObject({ parentUuid: null, bytes: 50 });
});

test('where nothing leads there is no way', () => {
  expect(wayFrom(cheapestWays([delta('1', '2', 5)], '2'), new Set(['7']))).toBeUndefined();
  expect(cheapestWays([delta('2', '3', 1), delta('3', '2', 1)], '9')).toStrictEqual([]);
});

const node = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anyLead: fc.Arbitrary<Lead> = fc.record({
  uuid: node,
  parentUuid: fc.option(node),
  bytes: fc.nat(1000),
});

/** The least bytes from nothing, by trying every chain without a repetition. */
function leastBytes(all: readonly Lead[], uuid: string, seen: ReadonlySet<string>): number {
  const costs = all
    .filter((lead) => lead.uuid === uuid && !seen.has(lead.parentUuid ?? ''))
    .map(({ parentUuid, bytes }) =>
      parentUuid === null ? bytes : bytes + leastBytes(all, parentUuid, new Set([...seen, uuid])),
    );
  return Math.min(Infinity, ...costs);
}

test('whatever there is, no other chain is cheaper, and each begins where the one before ended', () => {
  fc.assert(
    fc.property(fc.array(anyLead, { maxLength: 12 }), (all) => {
      const way = wayFrom(cheapestWays(all, 'a'), new Set());
      expect(way?.bytes ?? Infinity).toBe(leastBytes(all, 'a', new Set(['a'])));
      let at: string | null = null;
      for (const lead of way?.leads ?? []) {
        expect(lead.parentUuid).toBe(at);
        at = lead.uuid;
      }
      expect(at).toBe(way === undefined ? null : 'a');
    }),
  );
});
