import path from 'node:path';
import { execa } from 'execa';
import { aptPackages } from './apt.ts';
import { cached } from './cache.ts';
import { debianFolder } from './debian-tree.ts';

const hostPackages = ['patchelf'] as const;

/**
 * Kernels before 6.13 have no room for all registers of newer processors, with AMX for one, and stop at once on them; nor do they
 * know seccomp, a quicker way to their processes than ptrace. Debian's stable releases have none newer.
 */
const suite = 'forky';

/** The kernel, and the C library that it was built against, which is newer than that of Debian 12. */
const packages = ['user-mode-linux', 'libc6'] as const;

const program = 'usr/bin/linux.uml';
const libraries = 'usr/lib/x86_64-linux-gnu';

/** The user-mode kernel of the lab. */
export interface LabKernel {
  /** Where it is started: it looks for its C library from there. */
  readonly folder: string;
  readonly program: string;
  readonly modules: string;
}

/** The lab's kernel, fetched on first use. */
export async function labKernel(): Promise<LabKernel> {
  const folder = await cached({
    name: 'lab-kernel',
    inputs: [suite, program, libraries, ...packages],
    build: async (dir) => {
      await aptPackages(hostPackages);
      // The lists of a release in the making expire after a week, which a mirror that lags behind exceeds; they are signed all the same.
      const options = ['--aptopt=Acquire::Check-Valid-Until "false"'];
      await debianFolder(dir, { suite, variant: 'extract', packages, options });
      // Started by way of another loader it would take that one's memory for its own, so it is given it by name. The folder is not
      // yet where it will be, hence the relative path.
      const loader = path.join(libraries, 'ld-linux-x86-64.so.2');
      const flags = [
        '--set-interpreter',
        loader,
        '--set-rpath',
        `$ORIGIN/${path.relative(path.dirname(program), libraries)}`,
      ];
      await execa('patchelf', [...flags, path.join(dir, program)]);
    },
  });
  return { folder, program: path.join(folder, program), modules: path.join(folder, 'usr/lib/uml/modules') };
}
