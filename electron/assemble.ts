import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

// Puts together what Electron loads: `dist/app` is all that ships at `resources/app`, and nothing else is.

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const app = join(dist, 'app');

const { name, version, license } = z
  .object({ name: z.string(), version: z.string(), license: z.string() })
  .parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));

await rm(app, { recursive: true, force: true });
await mkdir(app, { recursive: true });
for (const part of ['electron', 'renderer']) await cp(join(dist, part), join(app, part), { recursive: true });
const manifest = { name, version, license, type: 'module', main: 'electron/main.js' };
await writeFile(join(app, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
