import { everyCase } from '../backend/extent.ts';
import { Folder } from '../backend/machine.ts';
import { Keyboard } from '../renderer/keyboard.ts';
import { goldenMaster } from '../setup/golden.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { startOrca } from './harness/orca.ts';
import { expect, test } from './harness/test.ts';

// What a real screen reader makes of the window. What it is told by the browser is looked at on every screen elsewhere.
test('a screen reader says each screen of an installation, what is chosen, and how far it is', async () => {
  test.skip(!everyCase, 'by npm run proofs: it installs packages that nothing else needs');
  test.setTimeout(600_000);
  const installed = await installedElectron();
  await using orca = await startOrca(installed);
  await using folder = await Folder.make();
  const disks = [{ file: folder.file('disk.img'), bytes: 8 * 1024 ** 3 }];
  await using machine = await startMachine({
    disks,
    medium: await goldenMaster(),
    account: installed.account,
  });
  await using wizard = await launchWizard({ ...installed, socket: machine.socket, bus: orca.bus });
  const { page } = wizard;
  const keyboard = new Keyboard(page);
  let asked = 0;
  /** Keys are answered with what is said after them. */
  const press = async (keys: () => Promise<void>): Promise<void> => {
    asked = orca.said().length;
    await keys();
  };
  const hears = async (text: string | RegExp, timeout = 60_000): Promise<void> => {
    await expect.poll(() => orca.said().slice(asked), { timeout }).toMatch(text);
  };
  const goOn = async (name: string): Promise<void> => {
    await press(() => keyboard.to(page.getByRole('button', { name, exact: true })));
    await hears(`${name} push button.`);
    await press(() => keyboard.press('Enter'));
  };
  const choose = async (name: string | RegExp): Promise<void> => {
    await press(() => keyboard.choose(page.getByRole('radio', { name })));
  };

  // By then it has also read out the page, and scrolled it along: how much of it depends on how quickly it came.
  await hears(/^Ready$/mu);
  await goOn('Get started');
  await hears('What do you want to do? heading level 1');
  await expect(page.getByRole('button', { name: 'Look again' })).toBeEnabled({ timeout: 60_000 });
  await choose('Install a system');
  await hears('Puts a new system onto a disk of your choice and erases that disk.');
  await goOn('Continue');
  await hears('Choose what to install heading level 1');
  await choose(/Pristine Sample 1/u);
  await goOn('Continue');
  await hears('Choose the disk heading level 1');
  await choose(/ubdb/u);
  await hears(/Disk \/dev\/ubdb,/u);
  await goOn('Continue');
  await hears('Set up the system heading level 1');
  await goOn('Continue');
  await hears('Pristine Sample 1 will be installed on /dev/ubdb.');
  await goOn('Install on this disk');
  await hears('Writing the system to the disk', 240_000);
  await hears(/\d+ ?%|\d+ percent/u, 240_000);
  await hears('Pristine Sample 1 is installed heading level 1', 240_000);
  await test.info().attach('said.txt', { body: orca.said() });
  await machine.lab.stop();
});
