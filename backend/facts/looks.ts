import type { Commands } from '../system/command.ts';
import { Mount } from '../system/mounts.ts';
import { quietMountOptions } from './content.ts';

/** File systems that are looked into, read-only: each is mounted once for all that look, and let go of at the end. */
export class Looks implements AsyncDisposable {
  readonly commands: Commands;
  readonly #mounts = new Map<string, Promise<Mount>>();

  constructor(commands: Commands) {
    this.commands = commands;
  }

  /** Where the top of a device's file system can be read. Throws a ProblemError where it cannot be mounted. */
  async at(device: string, fileSystem: string): Promise<string> {
    const options = quietMountOptions[fileSystem] ?? ['ro'];
    const all = fileSystem === 'btrfs' ? [...options, 'subvolid=5'] : options;
    const mount = this.#mounts.get(device) ?? Mount.ofDevice(this.commands, device, fileSystem, all);
    this.#mounts.set(device, mount);
    return (await mount).path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const mounted of await Promise.allSettled(this.#mounts.values())) {
      if (mounted.status === 'fulfilled') await mounted.value[Symbol.asyncDispose]();
    }
  }
}
