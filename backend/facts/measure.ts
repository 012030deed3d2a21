import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '../contract/fixes.ts';
import { stateOf } from '../contract/measured.ts';
import type { StoreFacts, TreeSize } from '../contract/store.ts';
import type { Commands } from '../system/command.ts';
import { Mount } from '../system/mounts.ts';
import { removedFolder } from '../trees/house.ts';
import { quietMountOptions } from '../system/quiet-mounts.ts';

/** Reads the one line that `btrfs filesystem du --summarize --raw` prints below its heading: all, what is its own, what is shared. */
export function parseUsage(text: string): { readonly bytes: number; readonly freesBytes: number } | null {
  const match = /^\s*(\d+)\s+(\d+)\s+(?:\d+|-)\s+\S/mu.exec(text);
  return match === null ? null : { bytes: Number(match[1]), freesBytes: Number(match[2]) };
}

/** What is measured of a system: its settings and state apart, its personal files, and what was kept of it. */
function placesOf(store: StoreFacts): ReadonlyMap<string, string> {
  const trees = [
    ...[...store.trees, ...store.extras].map(({ tree }) => tree),
    ...store.systems.flatMap(({ rootTree, homeTree }) => [
      rootTree,
      stateOf(rootTree),
      ...(homeTree === null ? [] : [homeTree]),
    ]),
  ];
  return new Map([
    ...trees.map((name) => [name, name] as const),
    ...store.remains.map(({ id }) => [id, `${removedFolder}/${id}`] as const),
  ]);
}

/**
 * How much each tree takes, and how much would be free without it; what trees share counts for all of them, but is nobody's own.
 * Goes through all files, so it takes its time.
 */
async function measureStore(
  commands: Commands,
  store: StoreFacts,
  signal: AbortSignal,
): Promise<readonly TreeSize[]> {
  const options = quietMountOptions['btrfs'] ?? ['ro'];
  await using top = await Mount.ofDevice(commands, store.device, 'btrfs', options);
  const sizes: TreeSize[] = [];
  for (const [name, place] of placesOf(store)) {
    const path = join(top.path, place);
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (!there) continue;
    const { stdout } = await commands.run(['btrfs', 'filesystem', 'du', '--summarize', '--raw', path], {
      answers: [1],
      signal,
    });
    const usage = parseUsage(stdout);
    if (usage !== null) sizes.push({ name: name.slice(0, 256), ...usage });
  }
  return sizes;
}

/** A measuring that is on, and can be broken off. */
export class Measuring {
  readonly #stop = new AbortController();
  /** Rejects with `run.busy` when it is broken off. */
  readonly sizes: Promise<readonly TreeSize[]>;

  constructor(commands: Commands, store: StoreFacts) {
    const { signal } = this.#stop;
    this.sizes = measureStore(commands, store, signal).catch((error: unknown) => {
      if (signal.aborted) refuse('run.busy', {});
      throw error;
    });
    // Whoever asked gets the error; until then it is nobody's.
    this.sizes.catch(() => undefined);
  }

  /** Resolves when the file system is let go of. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.sizes.catch(() => undefined);
  }
}
