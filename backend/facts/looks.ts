import type { Commands } from '../system/command.ts';
import { Mount } from '../system/mounts.ts';
import { lookMountOptions } from '../system/quiet-mounts.ts';

/** File systems that are looked into, read-only: each is mounted once for all that look, and let go of at the end. */
export class Looks implements AsyncDisposable {
  readonly commands: Commands;
  readonly #mounts = new Map<string, Promise<Mount>>();

  constructor(commands: Commands) {
    this.commands = commands;
  }

  /** Where the top of a device's file system can be read. Throws a ProblemError where it cannot be mounted. */
  async at(device: string, fileSystem: string): Promise<string> {
    const options = lookMountOptions(fileSystem) ?? ['ro'];
    const mount = this.#mounts.get(device) ?? this.#mount(device, fileSystem, options);
    this.#mounts.set(device, mount);
    return (await mount).path;
  }

  async #mount(device: string, fileSystem: string, options: readonly string[]): Promise<Mount> {
    const mount = (more: readonly string[]): Promise<Mount> =>
      Mount.ofDevice(this.commands, device, fileSystem, [...options, ...more]);
    // One of several devices may be missing. What is on the others can be told all the same.
    return fileSystem === 'btrfs' ? mount([]).catch(() => mount(['degraded'])) : mount([]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const mounted of await Promise.allSettled(this.#mounts.values())) {
      if (mounted.status === 'fulfilled') await mounted.value[Symbol.asyncDispose]();
    }
  }
}
