import { Folder } from '../backend/machine.ts';
import { arrive, Keyboard } from '../renderer/keyboard.ts';
import { goldenMaster } from '../setup/golden.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { startOrca } from './harness/orca.ts';
import { expect, test } from './harness/test.ts';

// On demand, as it brings a desktop's packages along: what a screen reader that people use says from the first screen to the review.
test.skip(process.env['ORCA'] !== '1', 'only where ORCA is 1');

test('Orca says what one comes to', async () => {
  test.setTimeout(300_000);
  const installed = await installedElectron();
  await using folder = await Folder.make();
  const disks = [{ file: folder.file('disk.img'), bytes: 8 * 1024 ** 3 }];
  await using machine = await startMachine({
    disks,
    medium: await goldenMaster(),
    account: installed.account,
  });
  await using orca = await startOrca(installed.account);
  await using wizard = await launchWizard({ ...installed, socket: machine.socket, bus: orca.bus });
  const { page } = wizard;
  const keyboard = new Keyboard(page, () => page.waitForTimeout(1500));
  const hears = (words: RegExp) =>
    expect.poll(() => orca.spoken()).toContainEqual(expect.stringMatching(words));
  await page.getByText('Ready', { exact: true }).waitFor();
  await keyboard.to(page.getByRole('button', { name: 'Get started' }));
  await hears(/Get started/u);
  await keyboard.press('Enter');
  await arrive(page, 'What do you want to do?');
  await hears(/What do you want to do\?/u);
  await keyboard.choose(page.getByRole('radio', { name: 'Install a system' }));
  await hears(/Install a system/u);
  await test.info().attach('spoken.txt', { body: (await orca.spoken()).join('\n') });
});
