import { bootDisk } from '../boot/boot-disk.ts';
import { Folder, inLab, install } from '../backend/machine.ts';
import { goldenMaster } from '../setup/golden.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron } from './harness/installed.ts';
import { startMachine } from './harness/machine.ts';
import { keep } from './harness/screenshot.ts';
import { expect, test } from './harness/test.ts';

const root = 'root:main:org.pristine.sample:x86_64';
const home = 'home:main:org.pristine.sample:x86_64';

/** What a system that was used has, told by the counters that the sample's report goes on counting. */
const used = `set -e
  mount --mkdir -o subvolid=5 /dev/ubdb2 /run/top; cd /run/top
  mkdir -p ${root}/etc ${home}/anna
  for folder in ${root}/etc ${root}/var ${home}; do echo 6 > $folder/pristine-sample-boots; done
  cd /; umount /run/top`;

test('a system is reset through the window, brought back, reset again, and starts', async () => {
  test.setTimeout(600_000);
  const installed = await installedElectron();
  const medium = await goldenMaster();
  await using folder = await Folder.make();
  const file = folder.file('disk.img');
  {
    const disks = [{ file, bytes: 8 * 1024 ** 3 }];
    await using machine = await startMachine({ disks, medium, account: installed.account });
    const { lab } = machine;
    expect((await install(lab, '/dev/ubdb', [`${medium}/sample-1.btrfs.zst`])).exitCode).toBe(0);
    await inLab(lab, ['sh', '-c', used]);

    await using wizard = await launchWizard({ ...installed, socket: machine.socket });
    const { page } = wizard;
    const title = () => page.getByRole('heading', { level: 1 });
    const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
    const toKinds = async (): Promise<void> => {
      await page.getByRole('radio', { name: /Pristine Sample 1/u }).click();
      await press('Continue');
    };

    await press('Get started');
    await page.getByRole('radio', { name: 'Reset or repair a system' }).click();
    await press('Continue');
    // Not even the only system is chosen for anybody.
    await expect(page.getByRole('radio', { name: /Pristine Sample 1/u })).not.toBeChecked();
    await toKinds();
    await page.getByRole('radio', { name: 'Reset the state' }).click();
    await keep(page, 'reset');
    await press('Continue');
    await expect(page.getByText('can be undone').first()).toBeVisible();
    await press('Reset the state');
    await expect(title()).toHaveText(/^The state of .* was reset$/u, { timeout: 120_000 });
    expect(await inLab(lab, ['sh', '-c', counters])).toBe('6 none 6\n');

    await press(/^Undo/u);
    await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
    await press('Undo the reset');
    await expect(title()).toHaveText(/is back as it was$/u, { timeout: 120_000 });
    expect(await inLab(lab, ['sh', '-c', counters])).toBe('6 6 6\n');
    // The window's own look at the disk may still be on, and whoever comes then is told to try again.
    await expect(async () => {
      const reset = ['pristine', 'reset', '--system', 'main', '--mode', 'factory-keep-home', '--yes'];
      await inLab(lab, reset);
    }).toPass({ timeout: 60_000 });
    await lab.stop();
  }
  const { up, facts } = await bootDisk({ file, timeoutMs: 240_000 });
  expect(up).toBe(true);
  expect([facts.get('boots-etc'), facts.get('boots-var'), facts.get('boots-home')]).toEqual(['1', '1', '7']);
});

/** The counters in settings, state and personal files, as they lie on the disk. */
const counters = `mount --mkdir -o ro,subvolid=5 /dev/ubdb2 /run/top
  for folder in ${root}/etc ${root}/var ${home}; do
    cat /run/top/$folder/pristine-sample-boots 2>/dev/null || echo none
  done | paste -s -d ' '
  umount /run/top`;
