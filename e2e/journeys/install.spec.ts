import { bootDisk } from '../boot/boot-disk.ts';
import { Folder } from '../backend/machine.ts';
import { arrive, Keyboard } from '../renderer/keyboard.ts';
import { Reader } from '../renderer/reader.ts';
import { goldenMaster } from '../setup/golden.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { keep } from './harness/screenshot.ts';
import { expect, test } from './harness/test.ts';

// By the keyboard alone. What a screen reader says on the way is in installation.txt, which `--update-snapshots` writes anew; whoever
// changes it reads it.
test('a blank disk, installed by the keyboard, boots to a login prompt', async () => {
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
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.getByText('Ready', { exact: true }).waitFor();
    const reader = await Reader.follow(page);
    const keyboard = new Keyboard(page, () => reader.stop());
    /** Presses a button, and reads the screen that comes of it, as soon as it has what is only there when the computer was looked at. */
    const goOn = async (name: string, heading: string, late?: string): Promise<void> => {
      await keyboard.to(button(name));
      await keyboard.press('Enter');
      await arrive(page, heading);
      if (late !== undefined) await expect(button(late)).toBeEnabled();
      await reader.read();
    };

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Install a system, or bring one back');
    await reader.read();
    await goOn('Get started', 'What do you want to do?', 'Look again');
    await keyboard.choose(page.getByRole('radio', { name: 'Install a system' }));
    await goOn('Continue', 'Choose what to install');
    await keyboard.choose(page.getByRole('radio', { name: /Pristine Sample 1/u }));
    await goOn('Continue', 'Choose the disk');
    const disk = page.getByRole('radio', { name: /ubdb/u });
    // Not even the only disk is chosen for anybody.
    await expect(disk).not.toBeChecked();
    await keyboard.choose(disk);
    await keep(page, 'disk');
    await goOn('Continue', 'Set up the system');
    await keyboard.to(button('Continue'));
    await keyboard.press('Enter');
    await expect(page.getByText('nothing will be lost')).toBeVisible();
    // The harmless choice is the first.
    await expect(button('Back')).toBeFocused();
    await reader.read();
    await reader.stop();
    await keep(page, 'review');
    await keyboard.to(button('Install on this disk'));
    await keyboard.press('Enter');
    await arrive(page, /^Installing/u);
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('Writing the system to the disk').first()).toBeVisible({ timeout: 120_000 });
    await keep(page, 'progress');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/is installed$/u, { timeout: 240_000 });
    await arrive(page, /is installed$/u);
    await reader.read();
    await keep(page, 'done');
    await expect(page.getByText('The boot loader is in place.')).toBeVisible();
    await keyboard.to(button('Close'));
    await reader.stop();
    // Whether the first look at the computer takes long enough to be told differs.
    const text = reader.text.replaceAll(/^.*Looking at this computer….*\n/gmu, '');
    expect.soft(text).toMatchSnapshot('installation.txt');
    await machine.lab.stop();
  }
  const { failure, console, facts } = await bootDisk({ file, timeoutMs: 240_000 });
  expect(failure, console.slice(-2000)).toBeNull();
  expect(facts.get('version')).toBe('1');
});
