import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RemainsFacts } from '../contract/store.ts';
import { rootTree, store, system } from './test-store.ts';
import { dueRemains, usualKeeping } from './tidy.ts';

const keeping = { graceDays: 14, freePercent: 10 };
const service = new URL('../../assets/systemd/pristine-tidy.service', import.meta.url);
const remains: RemainsFacts = {
  id: `remains-${'7'.repeat(32)}`,
  rootTree,
  mode: 'state',
  at: '2026-11-01T00:00:00.000Z',
  undone: false,
  undoable: true,
  tampered: false,
  mountedAt: null,
};
const used = system({ lastUsedAt: '2026-11-14T00:00:00.000Z', inUseSince: '2026-10-01T00:00:00.000Z' });
const late = Date.parse('2026-11-15T00:00:00.000Z');
const early = Date.parse('2026-11-14T00:00:00.000Z');

test('what is warned of is what the service does', () => {
  const { graceDays, freePercent } = usualKeeping;
  expect(readFileSync(service, 'utf8')).toContain(` --grace-days=${graceDays} --keep-free=${freePercent} `);
});

test('what was kept goes when its time is over, and not before', () => {
  const one = store({ systems: [used], remains: [remains] });
  expect(dueRemains(one, early, keeping)).toStrictEqual([]);
  expect(dueRemains(one, late, keeping)).toStrictEqual([remains]);
});

test('its time begins when the system is first started again', () => {
  const shelved = system({ lastUsedAt: '2026-11-14T00:00:00.000Z', inUseSince: '2026-11-14T00:00:00.000Z' });
  const one = store({ systems: [shelved], remains: [remains] });
  expect(dueRemains(one, late, keeping)).toStrictEqual([]);
  expect(dueRemains(one, Date.parse('2026-11-28T00:00:00.000Z'), keeping)).toStrictEqual([remains]);
});

test('nothing goes of a system that was not started since its reset', () => {
  for (const lastUsedAt of [null, '2026-10-01T00:00:00.000Z']) {
    const one = store({ systems: [system({ lastUsedAt })], remains: [remains], freeBytes: 0 });
    expect(dueRemains(one, late, keeping)).toStrictEqual([]);
  }
});

test('nothing goes that is in use', () => {
  const one = store({ systems: [used], remains: [{ ...remains, mountedAt: '/' }] });
  expect(dueRemains(one, late, keeping)).toStrictEqual([]);
});

test('when space is short it goes early, the oldest first', () => {
  const older = { ...remains, id: `remains-${'6'.repeat(32)}`, at: '2026-10-30T00:00:00.000Z' };
  const one = store({ systems: [used], remains: [remains, older], freeBytes: 700_000_000 });
  expect(dueRemains(one, early, keeping)).toStrictEqual([older, remains]);
});
