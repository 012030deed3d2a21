import type {
  ExtraFacts,
  RemainsFacts,
  StoreFacts,
  SystemFacts,
  TreeSize,
  UsrFacts,
} from '../contract/store.ts';
import { runtimeFamily } from '../plan/runtimes.ts';
import type { Client } from '../client.ts';
import { print } from './run.ts';
import { sizeText } from './size-text.ts';

type Sizes = ReadonlyMap<string, TreeSize>;

function taken(sizes: Sizes, name: string): string {
  const size = sizes.get(name);
  return size === undefined ? '' : `  ${sizeText(size.bytes)}, ${sizeText(size.freesBytes)} of it its own`;
}

function systemLines(system: SystemFacts, sizes: Sizes): readonly string[] {
  const where = system.mountedAt === '/' ? '  (running)' : '';
  return [
    `${system.name}: ${system.title}${system.isDefault ? '  (starts by itself)' : ''}${where}`,
    `    id: ${system.id}`,
    `    starts from: ${system.usrTree ?? 'nothing'}${system.startMode === 'normal' ? '' : ` (${system.startMode})`}`,
    `    settings and state: ${system.rootTree}${taken(sizes, system.rootTree)}`,
    ...(system.template === null ? [] : [`    made from: ${system.template}`]),
    `    personal files: ${system.homeTree ?? 'in the same tree'}${taken(sizes, system.homeTree ?? '')}  ${system.homeFolders.join(', ')}`,
    `    last used: ${system.lastUsedAt ?? 'unknown'}`,
    ...(system.restartPending ? ['    It was reset while it ran: in force after a restart.'] : []),
    ...(system.damage.length === 0 ? [] : [`    damaged: ${system.damage.join(', ')} (pristine repair)`]),
  ];
}

function remainsLine(remains: RemainsFacts, sizes: Sizes): string {
  const what = remains.undone ? `undone ${remains.mode} reset` : `${remains.mode} reset`;
  const can = remains.tampered
    ? 'damaged'
    : remains.undoable
      ? 'can be undone'
      : 'something newer lies between';
  return `  kept since the ${what} of ${remains.at}: ${can}${taken(sizes, remains.id)}  id: ${remains.id}`;
}

function treeLines(usr: UsrFacts, sizes: Sizes): readonly string[] {
  const users = usr.usedBy.length === 0 ? 'nobody' : usr.usedBy.join(', ');
  const lacks = usr.missing.length === 0 ? '' : `  lacks: ${usr.missing.join(', ')}`;
  return [`${usr.tree}  ${usr.title}${taken(sizes, usr.tree)}`, `    used by: ${users}${lacks}`];
}

/** Who uses it, in words that fit its kind. */
function extraNotes({ tree, intact, runtime, usedBy }: ExtraFacts): readonly string[] {
  const family = runtimeFamily(tree);
  return [
    ...(family === null ? [] : [runtime === null ? `lacks its runtime: ${family}` : `runs on: ${runtime}`]),
    ...(family === null ? [`used by: ${usedBy.length === 0 ? 'nobody' : usedBy.join(', ')}`] : []),
    ...(intact ? [] : ['It is not as it was delivered: remove it and add it again.']),
  ];
}

function extraLines(extra: ExtraFacts, sizes: Sizes): readonly string[] {
  const notes = extraNotes(extra).map((note) => `    ${note}`);
  return [`${extra.tree}  ${extra.title}${taken(sizes, extra.tree)}`, ...notes];
}

async function sizesOf(client: Client, store: StoreFacts): Promise<Sizes> {
  const { sizes } = await client['store.measure']({ storeId: store.id });
  return new Map(sizes.map((size) => [size.name, size]));
}

function systemsText(store: StoreFacts, sizes: Sizes): string {
  const lines = [
    `On ${store.device} (${store.id}): ${sizeText(store.freeBytes)} of ${sizeText(store.sizeBytes)} free`,
    ...(store.health === 'good' ? [] : [`  The file system is not well: ${store.health}.`]),
    ...(store.leftovers.length === 0 ? [] : [`  Left over: ${store.leftovers.join(', ')} (pristine repair)`]),
    ...store.systems.flatMap((system) => systemLines(system, sizes)).map((line) => `  ${line}`),
    ...store.remains.map((remains) => remainsLine(remains, sizes)),
    ...store.history.slice(0, 5).map(({ at, task, tree, result }) => `  ${at}  ${task} ${tree}: ${result}`),
  ];
  return lines.join('\n');
}

/** `pristine systems` and `pristine trees`: everything about the file systems that hold trees, with what they take. */
export async function showStores(client: Client, what: 'systems' | 'trees', json: boolean): Promise<number> {
  const { stores } = await client['facts.refresh']({});
  const measured = [];
  for (const store of stores) measured.push({ store, sizes: await sizesOf(client, store) });
  if (json) {
    print(JSON.stringify(measured.map(({ store, sizes }) => ({ ...store, sizes: [...sizes.values()] }))));
    return 0;
  }
  if (stores.length === 0) print('No system of this kind was found on any disk.');
  for (const { store, sizes } of measured) {
    print(
      what === 'systems'
        ? systemsText(store, sizes)
        : [
            ...store.trees.flatMap((usr) => treeLines(usr, sizes)),
            ...store.extras.flatMap((extra) => extraLines(extra, sizes)),
          ].join('\n'),
    );
  }
  return 0;
}
