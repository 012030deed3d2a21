import { Folder, inLab, readStore } from '../backend/machine.ts';
import { plugIn, plugInWith, pullOut } from '../backend/stick.ts';
import { checkout } from '../lab/lab.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { expect, test } from './harness/test.ts';
import { beginInstalling, confirm, reviewFromDisk } from './harness/walk.ts';

const port = 8080;

test('a system comes from a stick that is plugged in meanwhile, and its update from the network', async () => {
  test.setTimeout(600_000);
  const installed = await installedElectron();
  await using folder = await Folder.make();
  const disks = [{ file: folder.file('disk.img'), bytes: 4 * 1024 ** 3 }];
  // The medium has nothing but whom to trust.
  await using machine = await startMachine({ disks, medium: folder.path, account: installed.account });
  const { lab } = machine;
  await inLab(lab, ['sh', '-x', `${checkout}/e2e/delivery/make-repository.sh`, folder.path]);
  await using wizard = await launchWizard({ ...installed, socket: machine.socket });
  const { page } = wizard;
  const title = () => page.getByRole('heading', { level: 1 });
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

  await beginInstalling(page);
  await expect(page.getByText('There is nothing to install')).toBeVisible();
  await page.getByRole('radio', { name: 'USB stick' }).click();
  await expect(page.getByText('Plug in the stick')).toBeVisible();
  await plugInWith(lab, folder.file('repository'));
  // The kernel tells of what a stick holds only when it is plugged in.
  await pullOut(lab);
  await plugIn(lab);
  await page.getByRole('radio', { name: 'Small System 1, version 1' }).click();
  await press('Continue');
  await page.getByRole('radio', { name: /ubdb/u }).click();
  await reviewFromDisk(page);
  await expect(page.getByText(/^\d+ MB to read$/u)).toBeVisible();
  await confirm(page);
  await expect(title()).toHaveText(/is installed$/u, { timeout: 240_000 });

  lab.spawn(['node', 'e2e/delivery/server.ts', String(port), folder.path, folder.file('log')]).stdin.end();
  await press('Install on another disk');
  await press('Back');
  await page.getByRole('radio', { name: 'Systems and versions' }).click();
  await press('Continue');
  await page.getByRole('radio', { name: /Small System 1/u }).click();
  await press('Continue');
  await page.getByRole('radio', { name: 'Address on the network' }).click();
  const address = page.getByRole('textbox', { name: 'Address' });
  await address.fill(`http://127.0.0.1:${port}/portal/repository`);
  await press('Look there');
  await expect(page.getByRole('alert')).toContainText('This network wants you to sign in first');
  await address.fill(`http://127.0.0.1:${port}/cuts/repository`);
  await press('Look there');
  await expect(page.getByText(/to download instead of/u)).toBeVisible();
  await press('Add…');
  await expect(page.getByText(/to download instead of/u)).toBeVisible();
  await press('Add this version');
  await expect(title()).toHaveText('The version was added', { timeout: 240_000 });
  expect((await readStore(lab)).trees.map(({ tree }) => tree)).toEqual([
    'usr:org.test.small:x86_64:1',
    'usr:org.test.small:x86_64:2',
  ]);
});
