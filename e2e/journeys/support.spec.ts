import { everyCase } from '../backend/extent.ts';
import { Folder, inLab, setProfile } from '../backend/machine.ts';
import { makeMedium } from '../backend/medium.ts';
import { onStick, plugInWith } from '../backend/stick.ts';
import type { Lab } from '../lab/lab.ts';
import { Keyboard } from '../renderer/keyboard.ts';
import { launchWizard } from './harness/app.ts';
import { supportSwitch } from './harness/face.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { expect, test } from './harness/test.ts';

/** Another computer on the desk, of the same kind, just started: its service has seen nothing yet. */
async function put(lab: Lab, serial: string): Promise<void> {
  const firmware = { kind: 'lab', secureBoot: 'off' };
  await setProfile(lab, { firmware, vendor: 'Example', product: 'Laptop', serial });
  // The brackets keep this from ending itself.
  await inLab(lab, ['sh', '-c', "pkill -f '[s]erve --medium' || true"]);
}

test('one computer is installed by shortcuts, and the next as the one before, with both in the list', async () => {
  test.skip(!everyCase, 'by npm run proofs: its parts are in the tests of the results and of the window');
  test.setTimeout(600_000);
  const installed = await installedElectron();
  await using folder = await Folder.make();
  await makeMedium(folder, 'good.btrfs.zst');
  await using face = await supportSwitch();
  const disks = [{ file: folder.file('disk.img'), bytes: 4 * 1024 ** 3 }];
  await using machine = await startMachine({ disks, medium: folder.path, account: installed.account });
  const { lab, socket } = machine;
  await inLab(lab, ['mkdir', '/run/letters']);
  await plugInWith(lab, '/run/letters');

  await put(lab, 'ONE');
  {
    await using wizard = await launchWizard({ ...installed, socket, ...face });
    const { page } = wizard;
    const title = () => page.getByRole('heading', { level: 1 });
    const keyboard = new Keyboard(page);
    await expect(title()).toHaveText('Example Laptop');
    await expect(page.getByText(/Serial.* ONE/u)).toBeVisible();
    await keyboard.to(page.getByRole('button', { name: 'Keep the list here' }));
    await keyboard.press('Enter');
    await expect(page.getByText('Nothing was done yet.')).toBeVisible();
    await keyboard.press('Alt+n');
    await keyboard.choose(page.getByRole('radio', { name: 'Install a system' }));
    await keyboard.press('Alt+n');
    await keyboard.choose(page.getByRole('radio', { name: /Small System 1/u }));
    await keyboard.press('Alt+n');
    await keyboard.choose(page.getByRole('radio', { name: /ubdb/u }));
    await keyboard.press('Alt+n');
    await expect(title()).toHaveText('Set up the system');
    await keyboard.press('Alt+n');
    await expect(page.getByText('nothing will be lost')).toBeVisible();
    await keyboard.press('Control+Enter');
    await expect(title()).toHaveText(/is installed$/u, { timeout: 240_000 });
    await expect(page.getByText('This is in the list on “STICK”.')).toBeVisible();
  }

  await put(lab, 'TWO');
  await using wizard = await launchWizard({ ...installed, socket, ...face });
  const { page } = wizard;
  const title = () => page.getByRole('heading', { level: 1 });
  await expect(page.getByText(/Serial.* TWO/u)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Done so far' }).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('Alt+s');
  // Its disk has a system, too, which has to be agreed to.
  const agree = page.getByRole('checkbox', { name: /I understand/u });
  await expect(agree).toBeVisible();
  await page.reload();
  await expect(agree).not.toBeChecked();
  await page.keyboard.press('Control+Enter');
  await expect(agree).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(title()).toHaveText(/is installed$/u, { timeout: 240_000 });
  await expect(page.getByText('This is in the list on “STICK”.')).toBeVisible();

  const list = await onStick(lab, 'cat pristine-results.csv');
  const rows = list.trim().split('\n').slice(1);
  expect(rows.map((row) => /"Example","Laptop","(\w+)".*"(verified|failed)"/u.exec(row)?.slice(1))).toEqual([
    ['ONE', 'verified'],
    ['TWO', 'verified'],
  ]);
  await lab.stop();
});
