import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startMode } from '../contract/store.ts';
import {
  newTries,
  usualTree,
  withoutStateless,
  withoutTrials,
  withStateless,
  withTree,
  withTrial,
  type Menu,
  type MenuEntry,
} from './menu.ts';
import { homeTree, rootTree, usrTree } from './test-store.ts';

const main = { rootTree, homeTree, firstBoot: 'ask' } as const;
const empty: Menu = { entries: [], usual: { rootTree, mode: 'normal' } };

function brought(version: string, counts = true) {
  return usrTree(version, { counts });
}

function known(menu: Menu): Menu {
  return { ...menu, entries: menu.entries.map((one) => ({ ...one, tries: null })) };
}

function starts(menu: Menu): string | null {
  const own = menu.entries.filter((one) => one.rootTree === menu.usual?.rootTree);
  return usualTree(own, menu.usual?.mode ?? 'normal');
}

function spent(menu: Menu, version: string): Menu {
  const used = (one: MenuEntry): MenuEntry =>
    one.usrTree === usrTree(version).tree ? { ...one, tries: { left: 0, done: 3 } } : one;
  return { ...menu, entries: menu.entries.map(used) };
}

describe('a new version', () => {
  const added = withTree(known(withTree(empty, main, brought('1'))), main, brought('2'));

  test('starts by itself, on trial', () => {
    expect(starts(added)).toBe(usrTree('2').tree);
    expect(added.entries.find((one) => one.usrTree === usrTree('2').tree)?.tries).toStrictEqual(newTries);
  });

  test('is fallen back from to the one that is known to be good', () => {
    expect(starts(spent(added, '2'))).toBe(usrTree('1').tree);
  });

  test('is not on trial where it could never say that it came up', () => {
    const menu = withTree(empty, main, brought('2', false));
    expect(menu.entries[0]?.tries).toBeNull();
  });
});

describe('going back', () => {
  const both = known(withTree(withTree(empty, main, brought('1')), main, brought('2')));
  const back = withTree(both, main, brought('1'));

  test('starts the older one, and keeps the newer in the menu only', () => {
    expect(starts(back)).toBe(usrTree('1').tree);
    expect(back.entries.find((one) => one.usrTree === usrTree('2').tree)?.mode).toBe('spare');
  });

  test('does not try what is known to be good', () => {
    expect(back.entries.find((one) => one.usrTree === usrTree('1').tree)?.tries).toBeNull();
  });

  test('and forward again ends where it began', () => {
    expect(starts(withTree(back, main, brought('2')))).toBe(usrTree('2').tree);
  });
});

describe('tried once', () => {
  const both = known(withTree(withTree(empty, main, brought('1')), main, brought('2')));
  const trial = withTrial(withTree(both, main, brought('1')), main, brought('2'));

  test('leaves everything else as it was', () => {
    expect(withoutTrials(trial)).toStrictEqual(withTree(both, main, brought('1')));
    expect(starts(trial)).toBe(usrTree('1').tree);
  });

  test('is one try and no more', () => {
    expect(trial.entries.filter((one) => one.mode === 'once').map((one) => one.tries)).toStrictEqual([
      { left: 1, done: 0 },
    ]);
  });
});

describe('a stateless way', () => {
  const plain = known(withTree(empty, main, brought('1')));

  test.each(['forget-all', 'forget-state'] as const)('%s is switched on and off again', (mode) => {
    const on = withStateless(plain, rootTree, mode);
    expect(on.entries).toHaveLength(2);
    expect(withoutStateless(on, rootTree, mode)).toStrictEqual(plain);
  });

  test('that is the usual one follows a new version, and gives way when it is switched off', () => {
    const usual = {
      ...withStateless(plain, rootTree, 'forget-all'),
      usual: { rootTree, mode: 'forget-all' },
    } as const;
    const updated = withTree(usual, main, brought('2'));
    expect(starts(updated)).toBe(usrTree('2').tree);
    expect(withoutStateless(updated, rootTree, 'forget-all').usual?.mode).toBe('normal');
  });
});

test('whatever is done, what starts by itself has an entry, and no entry is there twice', () => {
  const versions = ['1', '2', '3', '10'];
  const step = fc.record({
    what: fc.constantFrom('tree', 'trial', 'on', 'off', 'known', 'spent'),
    version: fc.constantFrom(...versions),
    mode: fc.constantFrom(...startMode.exclude(['normal']).options),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let menu = withTree(empty, main, brought('1'));
      for (const { what, version, mode } of steps) {
        if (what === 'tree') menu = withTree(menu, main, brought(version));
        if (what === 'trial') menu = withTrial(menu, main, brought(version));
        if (what === 'on') menu = withStateless(menu, rootTree, mode);
        if (what === 'off') menu = withoutStateless(menu, rootTree, mode);
        if (what === 'known') menu = known(withoutTrials(menu));
        if (what === 'spent') menu = spent(menu, version);
      }
      expect(starts(menu)).not.toBeNull();
      const names = menu.entries.map((one) => `${one.usrTree} ${one.mode}`);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
