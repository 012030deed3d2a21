import type { Facts } from '../contract/facts.ts';
import type { EntryFacts, ExtraFacts, StoreFacts, SystemFacts, UsrFacts } from '../contract/store.ts';
import { sampleDisk, sampleFacts, sampleStore, sampleSystem } from '../contract/test-samples.ts';

const vendor = 'org.example';
export const rootTree = `root:main:${vendor}:x86_64`;
export const homeTree = `home:main:${vendor}:x86_64`;

/** A usr tree of the example's vendor. */
export function usrTree(version: string, changes: Partial<UsrFacts> = {}): UsrFacts {
  return {
    tree: `usr:${vendor}:x86_64:${version}`,
    title: `Example ${version}`,
    uuids: [`00000000-0000-4000-8000-${version.replaceAll(/\D/gu, '').padStart(12, '0')}`],
    kernelRelease: '6.12',
    missing: [],
    counts: true,
    madeAt: '2026-01-01T00:00:00.000Z',
    usedBy: [],
    ...changes,
  };
}

/** A tree that no system starts from. */
export function extra(tree: string, changes: Partial<ExtraFacts> = {}): ExtraFacts {
  return { tree, title: tree, uuids: [], intact: true, runtime: null, usedBy: [], ...changes };
}

export function entry(version: string, changes: Partial<EntryFacts> = {}): EntryFacts {
  return {
    file: `${version}.conf`,
    usrTree: usrTree(version).tree,
    mode: 'normal',
    tries: null,
    fault: null,
    ...changes,
  };
}

export function system(changes: Partial<SystemFacts> = {}): SystemFacts {
  return sampleSystem({ rootTree, homeTree, entries: [entry('1')], ...changes });
}

export function store(changes: Partial<StoreFacts> = {}): StoreFacts {
  return sampleStore({ trees: [usrTree('1')], systems: [system()], ...changes });
}

/** A machine with one disk that holds this file system. */
export function factsWith(one: StoreFacts, changes: Partial<Facts> = {}): Facts {
  return sampleFacts({ disks: [sampleDisk({ table: 'gpt' })], stores: [one], ...changes });
}
