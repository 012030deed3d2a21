import { join } from 'node:path';
import { bootDisk } from '../boot/boot-disk.ts';
import { Folder } from '../backend/machine.ts';
import { goldenMaster } from '../setup/golden.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { expect, test } from './harness/test.ts';
import { confirm } from './harness/walk.ts';

const screenshots = join(import.meta.dirname, '../../assets/screenshots');
// The README's pictures are made anew only when that is asked for: a test that changes files of the checkout
// every time it runs would never leave it clean.
const keepsScreenshots = process.env['PRISTINE_SCREENSHOTS'] === '1';

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
    const keep = async (name: string): Promise<void> => {
      if (keepsScreenshots) await page.screenshot({ path: join(screenshots, `${name}.png`) });
    };
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Install a system on this computer');
    await page.getByRole('button', { name: 'Get started' }).click();
    await page.getByRole('radio', { name: /Pristine Sample 1/u }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    const disk = page.getByRole('radio', { name: /ubdb/u });
    // Not even the only disk is chosen for anybody.
    await expect(disk).not.toBeChecked();
    await disk.click();
    await keep('disk');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('nothing will be lost')).toBeVisible();
    await keep('review');
    await confirm(page);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('Writing the system to the disk').first()).toBeVisible({ timeout: 120_000 });
    await keep('progress');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/is installed$/u, { timeout: 240_000 });
    await keep('done');
    await expect(page.getByText('The boot loader is in place.')).toBeVisible();
    await machine.lab.stop();
  }
  const { up, facts } = await bootDisk({ file, timeoutMs: 240_000 });
  expect(up).toBe(true);
  expect(facts.get('version')).toBe('1');
});
