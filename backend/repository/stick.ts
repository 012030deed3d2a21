import { join } from 'node:path';
import { realpath } from 'node:fs/promises';
import { ProblemError, problemOf } from '../contract/fixes.ts';
import type { StickFacts } from '../contract/stick.ts';
import type { Commands } from '../system/command.ts';
import { Mount } from '../system/mounts.ts';
import { stickMountOptions } from '../system/quiet-mounts.ts';

/**
 * A repository on a disk that can be unplugged. It is mounted for each file that is read and no longer: so it can be pulled out
 * whenever nothing is read, and what was pulled out meanwhile is found again by the file system's UUID, whatever the kernel
 * calls its disk then.
 */
export class Stick {
  readonly facts: StickFacts;
  readonly #commands: Commands;

  constructor(commands: Commands, facts: StickFacts) {
    this.#commands = commands;
    this.facts = facts;
  }

  /** Reads from the repository's folder. Throws `stick.unreachable` where it is not plugged in, or gone in the middle. */
  async *read<T>(from: (folder: string) => AsyncIterable<T>): AsyncGenerator<T> {
    try {
      await using mount = await this.#mount();
      yield* from(join(mount.path, this.facts.folder));
    } catch (error) {
      // Of a VFAT whose disk is gone the kernel says that it has no such file.
      const missing = error instanceof ProblemError && error.problem.code === 'repository.file-missing';
      if (missing && (await this.#device().catch(() => null)) !== null) throw error;
      throw new ProblemError(problemOf('stick.unreachable', { name: this.facts.name }), { cause: error });
    }
  }

  /** Throws where it is not plugged in. */
  #device(): Promise<string> {
    return realpath(`/dev/disk/by-uuid/${this.facts.uuid}`);
  }

  async #mount(): Promise<Mount> {
    const { fileSystem } = this.facts;
    // Nobody vouches for a stick but for what is signed on it.
    const options = [...(stickMountOptions(fileSystem) ?? ['ro']), 'nosymfollow'];
    return Mount.ofDevice(this.#commands, await this.#device(), fileSystem, options);
  }
}
