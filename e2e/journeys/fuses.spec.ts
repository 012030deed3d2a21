import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { execa } from 'execa';
import { cp, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fuseForRelease } from '../../electron/fuses.ts';
import { installedElectron } from './harness/installed.ts';
import { expect, test } from './harness/test.ts';

// How the wire in the executable writes it.
const off = '0'.charCodeAt(0);

// Playwright cannot drive a fused Electron, so a copy is fused and asked by itself.

test('a released Electron is no Node and opens no debugger', async () => {
  const installed = await installedElectron();
  const folder = await mkdtemp(join(tmpdir(), 'pristine-fuses-'));
  try {
    const executable = join(folder, 'electron');
    for (const name of await readdir(dirname(installed.electron))) {
      await symlink(join(dirname(installed.electron), name), join(folder, name));
    }
    await rm(executable);
    await cp(installed.electron, executable);
    const asNode = () =>
      execa(executable, ['--eval', 'console.log("I am a Node")'], {
        env: { ELECTRON_RUN_AS_NODE: '1' },
        reject: false,
        timeout: 20_000,
      });
    // Said first, so that what follows shows the fuse at work and nothing else.
    expect((await asNode()).stdout).toContain('I am a Node');

    await fuseForRelease(executable);

    expect((await asNode()).stdout).not.toContain('I am a Node');
    expect(await getCurrentFuseWire(executable)).toMatchObject({
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
