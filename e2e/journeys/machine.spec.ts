import { chmod, lstat, mkdir, readFile, rm, rmdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { installedElectron } from './harness/installed.ts';
import { expect, test } from './harness/lab-test.ts';
import { startMachine } from './harness/machine.ts';

test('the window reaches the backend, finds it again when it died, and saves its log', async ({
  machine,
  wizard,
}) => {
  const { app, page, profile } = wizard;
  const look = () => page.evaluate(() => window.pristine?.call('facts.refresh', {}));
  const disks = [{ device: '/dev/ubdb', sizeBytes: 8 * 1024 ** 3 }];
  expect(await look()).toMatchObject({ ok: true, value: { disks } });

  const killed = await machine.lab.exec(['pkill', '--signal', 'KILL', '--full', 'cli.js serve']);
  expect(killed.exitCode).toBe(0);
  await expect.poll(look).toMatchObject({ ok: true, value: { disks } });

  const log = join(profile, 'saved.log');
  await app.evaluate(({ dialog }, filePath) => {
    Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath }));
  }, log);
  expect(await page.evaluate(() => window.pristine?.saveLog())).toEqual({ ok: true, value: { saved: true } });
  expect(await readFile(log, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+Z \S+ .*lsblk/m);
  await rm(log);
  await mkdir(log);
  const refused = await page.evaluate(() => window.pristine?.saveLog());
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: 'log.not-writable', params: { name: 'saved.log' } },
  });
  await rmdir(log);
  await symlink('/dev/full', log);
  const full = await page.evaluate(() => window.pristine?.saveLog());
  expect(full).toMatchObject({ ok: false, problem: { code: 'log.no-space' } });
  await expect(lstat(log)).rejects.toThrow('ENOENT');
});

test.describe('a window that is open before the service is there', () => {
  test.use({
    // Where nothing is yet.
    socket: async ({ folder }, use) => {
      // The window's account gets through to where it will be.
      await chmod(folder, 0o711);
      await use(join(folder, 'backend.sock'));
    },
  });

  test('says that it cannot reach it, and finds it by itself', async ({ folder, socket, wizard }) => {
    const { page } = wizard;
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('The installer service does not answer');
    const { account } = await installedElectron();
    const disks = [{ file: join(folder, 'disk.img'), bytes: 8 * 1024 ** 3 }];
    await using machine = await startMachine({ disks, medium: folder, account });
    await symlink(machine.socket, socket);
    await expect(page.getByRole('status')).toHaveText('Ready');
    await expect(alert).toHaveCount(0);
    await page.getByRole('button', { name: 'Get started' }).click();
    await expect(page.getByRole('heading', { name: 'What do you want to do?' })).toBeVisible();
  });
});
