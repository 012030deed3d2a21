import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
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
// The fonts may be shipped with their licence only. It is one and the same but for whom it names.
const fonts = join(root, 'node_modules/@fontsource-variable');
await mkdir(join(app, 'licences'));
for (const font of await readdir(fonts)) {
  await cp(join(fonts, font, 'LICENSE'), join(app, 'licences', `${font}.txt`));
}
const manifest = { name, version, license, type: 'module', main: 'electron/main.js' };
await writeFile(join(app, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
