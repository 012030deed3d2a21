import { bootDisk } from '../boot/boot-disk.ts';
import { Folder } from '../backend/machine.ts';
import { goldenMaster } from '../setup/golden.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { keep } from './harness/screenshot.ts';
import { expect, test } from './harness/test.ts';
import { beginInstalling, confirm, reviewFromDisk } from './harness/walk.ts';

test('a blank disk, clicked through, boots to a login prompt', async () => {
  test.setTimeout(600_000);
  const installed = await installedElectron();
  await using folder = await Folder.make();
  const file = folder.file('disk.img');
  const disks = [{ file, bytes: 8 * 1024 ** 3 }];
  {
    await using machine = await startMachine({
      disks,
      medium: await goldenMaster(),
      account: installed.account,
    });
    await using wizard = await launchWizard({ ...installed, socket: machine.socket });
    const { page } = wizard;
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Install a system, or bring one back');
    await beginInstalling(page);
    await page.getByRole('radio', { name: /Pristine Sample 1/u }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    const disk = page.getByRole('radio', { name: /ubdb/u });
    // Not even the only disk is chosen for anybody.
    await expect(disk).not.toBeChecked();
    await disk.click();
    await keep(page, 'disk');
    await reviewFromDisk(page);
    await expect(page.getByText('nothing will be lost')).toBeVisible();
    await keep(page, 'review');
    await confirm(page);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('Writing the system to the disk').first()).toBeVisible({ timeout: 120_000 });
    await keep(page, 'progress');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/is installed$/u, { timeout: 240_000 });
    await keep(page, 'done');
    await expect(page.getByText('The boot loader is in place.')).toBeVisible();
    await machine.lab.stop();
  }
  const { up, facts } = await bootDisk({ file, timeoutMs: 240_000 });
  expect(up).toBe(true);
  expect(facts.get('version')).toBe('1');
});
