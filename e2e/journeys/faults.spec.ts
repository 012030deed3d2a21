import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { Folder, inLab, setProfile } from '../backend/machine.ts';
import { makeMedium } from '../backend/medium.ts';
import { plugInWith } from '../backend/stick.ts';
import { launchWizard, type Wizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine, type Machine } from './harness/machine.ts';
import { expect, test } from './harness/test.ts';
import { beginInstalling, confirm, reviewFromDisk, walkOn, walkToReview } from './harness/walk.ts';

// A small system that installs in seconds, on a machine of which one thing is wrong.

let folder: Folder;
let machine: Machine;
let wizard: Wizard;
let page: Page;

async function open(): Promise<void> {
  wizard = await launchWizard({ ...(await installedElectron()), socket: machine.socket });
  ({ page } = wizard);
}

test.beforeEach(async () => {
  folder = await Folder.make();
  await makeMedium(folder, 'good.btrfs.zst');
  const disks = [{ file: folder.file('disk.img'), bytes: 4 * 1024 ** 3 }];
  const { account } = await installedElectron();
  machine = await startMachine({ disks, medium: folder.path, account });
  await open();
});

test.afterEach(async () => {
  await wizard[Symbol.asyncDispose]();
  await machine[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const title = () => page.getByRole('heading', { level: 1 });
const toReview = () => walkToReview(page, /Small System 1/u, /ubdb/u);

/** Looks at the medium once more before: the window may have done so before the test changed it. */
async function toReviewAnew(): Promise<void> {
  await beginInstalling(page);
  const again = page.getByRole('button', { name: 'Look again' });
  await again.click();
  await expect(again).toBeEnabled({ timeout: 60_000 });
  await walkOn(page, /Small System 1/u, /ubdb/u);
}

/** Confirms and waits until the disk is being written. */
async function startInstalling(): Promise<void> {
  await toReview();
  await confirm(page);
  await expect(page.getByText('It can no longer be cancelled')).toBeVisible({ timeout: 60_000 });
}

test('a reload in mid-run finds the run again, and its end', async () => {
  await startInstalling();
  await wizard.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.reload());
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(title()).toHaveText(/is installed$/u, { timeout: 100_000 });
});

test('a window that is closed in mid-run leaves the run alone, and the next window shows its end', async () => {
  await startInstalling();
  await wizard[Symbol.asyncDispose]();
  await open();
  await expect(page.getByRole('progressbar').or(title().filter({ hasText: 'is installed' }))).toBeVisible();
  await expect(title()).toHaveText(/is installed$/u, { timeout: 100_000 });
});

test('a service that is killed in mid-run: the window says so, and the disk is said to be unfinished', async () => {
  await startInstalling();
  await inLab(machine.lab, ['pkill', '--signal', 'KILL', '--full', 'backend/cli.js']);
  await expect(title()).toHaveText('The installation was interrupted', { timeout: 60_000 });
  await expect(page.getByText('The installer service ended unexpectedly')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await walkOn(page, /Small System 1/u, /ubdb/u);
  await expect(page.getByText(/unfinished installation/iu).first()).toBeVisible();
});

test('a disk that changed after the review is left alone, and the window says what changed', async () => {
  await toReview();
  await page.getByRole('button', { name: 'Install on this disk' }).waitFor();
  await inLab(machine.lab, ['sfdisk', '--quiet', '/dev/ubdb'], 'label: gpt\nname="somebody else"\n');
  await confirm(page);
  await expect(page.getByText('Something has changed since the review')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Nothing was touched').first()).toBeVisible();
  expect(await inLab(machine.lab, ['sfdisk', '--dump', '/dev/ubdb'])).toContain('somebody else');
});

test('an image that is not the one the medium says fails before anything is lost', async () => {
  await makeMedium(folder, 'good.btrfs.zst', 'f'.repeat(64));
  await toReviewAnew();
  await confirm(page);
  await expect(title()).toHaveText('The installation failed', { timeout: 60_000 });
  await expect(page.getByText('The system image is not the right one')).toBeVisible();
  await expect(page.getByText('Nothing on the disk was changed. It is as it was.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save the log' })).toBeEnabled();
});

test('the log of a failure is taken along on a stick that is plugged in then, and by a phone', async () => {
  await makeMedium(folder, 'good.btrfs.zst', 'f'.repeat(64));
  await toReviewAnew();
  await confirm(page);
  await expect(title()).toHaveText('The installation failed', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Show the log' }).click();
  await page.getByRole('checkbox', { name: 'Errors only' }).check();
  await page.getByRole('button', { name: 'Copy' }).click();
  const copied = await wizard.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/! run: step check-stream failed: stream\.digest-mismatch/u);
  await page.getByRole('button', { name: 'Save the log' }).click();
  await page.getByText('Plug in a stick').waitFor();
  await inLab(machine.lab, ['mkdir', '-p', '/run/empty']);
  await plugInWith(machine.lab, '/run/empty');
  await page.getByRole('button', { name: 'Look again' }).last().click();
  await page.getByRole('button', { name: 'Save here' }).click();
  await expect(page.getByText(/^The log was saved as \S+ on “STICK”/u)).toBeVisible({ timeout: 30_000 });
  const saved = await inLab(machine.lab, [
    'sh',
    '-ec',
    'mount -o ro --mkdir /dev/sda /run/stick; cat /run/stick/pristine-log-*.txt; umount /run/stick',
  ]);
  expect(saved).toContain(copied);
  await page.getByRole('button', { name: 'Show the picture' }).click();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
});

test('an image that was not copied whole fails before anything is lost', async () => {
  await makeMedium(folder, 'truncated.btrfs.zst');
  await toReviewAnew();
  await confirm(page);
  await expect(page.getByText('The system image is incomplete')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Nothing on the disk was changed. It is as it was.')).toBeVisible();
});

test('data on the disk is named, and nothing goes on before that is acknowledged', async () => {
  await inLab(machine.lab, ['mkfs.ext4', '-q', '-F', '/dev/ubdb']);
  await inLab(machine.lab, ['mount', '--mkdir', '/dev/ubdb', '/run/data']);
  await inLab(machine.lab, ['mkdir', '/run/data/etc']);
  await inLab(machine.lab, ['tee', '/run/data/etc/os-release'], 'PRETTY_NAME="Precious Linux 7"\n');
  await inLab(machine.lab, ['umount', '/run/data']);
  await beginInstalling(page);
  await page.getByRole('radio', { name: /Small System 1/u }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  // The window may have looked before there was anything.
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText(/Precious Linux 7/u).first()).toBeVisible();
  await page.getByRole('radio', { name: /ubdb/u }).click();
  await reviewFromDisk(page);
  await expect(page.getByRole('checkbox', { name: /Precious Linux 7/u })).not.toBeChecked();
  const go = page.getByRole('button', { name: 'Erase this disk and install' });
  // A person may press it all the same; Playwright takes a button that says it is disabled for one that cannot be.
  await go.click({ force: true });
  await expect(page.getByText('Tick the box that names what is erased.').first()).toBeVisible();
  await confirm(page);
  await expect(title()).toHaveText(/is installed$/u, { timeout: 100_000 });
});

test('a disk in use cannot be chosen, and the reason is beside it', async () => {
  await inLab(machine.lab, ['mkswap', '--quiet', '/dev/ubdb']);
  await inLab(machine.lab, ['swapon', '/dev/ubdb']);
  await beginInstalling(page);
  await page.getByRole('radio', { name: /Small System 1/u }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText(/swap memory/u).first()).toBeVisible();
  await expect(page.getByRole('radio', { name: /ubdb/u })).toHaveCount(0);
});

test('a machine in BIOS mode is told so before anything else', async () => {
  await setProfile(machine.lab, { firmware: { kind: 'bios', secureBoot: 'off' } });
  await beginInstalling(page);
  await page.getByRole('radio', { name: /Small System 1/u }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByRole('radio', { name: /ubdb/u }).click();
  await reviewFromDisk(page);
  await expect(page.getByText('This computer was started in BIOS mode')).toBeVisible();
  await expect(page.getByRole('button', { name: /install$|on this disk$/iu })).toHaveCount(0);
});

test('a medium with a damaged list is said to be damaged', async () => {
  await writeFile(folder.file('pristine-medium.json'), '{ "format": 1, "images": [');
  await beginInstalling(page);
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByText('The list of systems is damaged')).toBeVisible();
});
