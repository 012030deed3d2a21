import { execa } from 'execa';
import { Folder } from '../backend/machine.ts';
import { makeMedium } from '../backend/medium.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { expect, test } from './harness/test.ts';

// Keys are pressed as a keyboard presses them: by their places, through the display, whose keyboard says what they write.

/** The one right of T, and left of the middle of the lowest row: Y and Z on American keyboards. */
const upperKey = '29';
const lowerKey = '52';

async function press(...keys: readonly string[]): Promise<void> {
  await execa('xdotool', ['key', '--delay', '60', ...keys]);
}

test('a keyboard that is chosen is in force in the window', async () => {
  const installed = await installedElectron();
  await using folder = await Folder.make();
  await makeMedium(folder, 'good.btrfs.zst');
  const disks = [{ file: folder.file('disk.img'), bytes: 4 * 1024 ** 3 }];
  await using machine = await startMachine({ disks, medium: folder.path, account: installed.account });
  await using wizard = await launchWizard({ ...installed, socket: machine.socket });
  const { page } = wizard;
  const picker = page.getByLabel('Keyboard');
  const field = page.getByLabel('Try it here');
  await expect(picker).toHaveValue('us');
  await field.click();
  await press(upperKey, lowerKey);
  await expect(field).toHaveValue('yz');
  await picker.selectOption('Germany');
  await expect(picker).toHaveValue('de');
  await field.click();
  await press(upperKey, lowerKey);
  await expect(field).toHaveValue('yzzy');
  await picker.selectOption('Russia');
  await field.click();
  await press(upperKey);
  await expect(field).toHaveValue('yzzyн');
  // By which keys one goes to the other of its layouts.
  const { stdout } = await execa('setxkbmap', ['-query']);
  expect(stdout).toMatch(/^layout: +ru,us\noptions: +grp:shifts_toggle$/mu);
  await picker.selectOption('United States');
  await expect(picker).toHaveValue('us');
});
