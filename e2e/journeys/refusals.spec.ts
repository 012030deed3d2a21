import { execa } from 'execa';
import { rm } from 'node:fs/promises';
import { makeProfile, wizardEnvironment, wizardExecutable, type WizardOptions } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { expect, test } from './harness/test.ts';

// Ways to start it that it refuses, each with a message on the terminal and an exit status.

async function start(
  installed: Pick<WizardOptions, 'electron' | 'account'>,
  executable: string,
  args: readonly string[],
) {
  const profile = await makeProfile(installed.account);
  try {
    const env = await wizardEnvironment(installed, profile);
    return await execa(executable, [`--user-data-dir=${profile}/data`, ...args], {
      env,
      extendEnv: false,
      reject: false,
      timeout: 20_000,
    });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

test('without its sandbox', async () => {
  const installed = await installedElectron();
  const { exitCode, stderr } = await start(installed, wizardExecutable(installed), ['--no-sandbox']);
  expect(stderr).toContain('does not run without its sandbox');
  expect(exitCode).toBe(1);
});

test('as root', async () => {
  const installed = await installedElectron();
  test.skip(process.getuid?.() !== 0, 'only root can try');
  const { exitCode, stderr } = await start(installed, installed.electron, ['--no-sandbox']);
  expect(stderr).toContain('is not run as root');
  expect(exitCode).toBe(1);
});

for (const backend of [
  '--backend=/usr/bin/id',
  '--backend=unix:relative',
  '--backend=tcp:127.0.0.1:1',
  '--backend',
]) {
  test(`with ${backend}`, async () => {
    const installed = await installedElectron();
    const { exitCode, stderr } = await start(installed, wizardExecutable(installed), [backend]);
    expect(stderr).toContain('--backend= takes unix:/absolute/path or pkexec');
    expect(exitCode).toBe(1);
  });
}
