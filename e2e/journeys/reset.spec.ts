import type { Page } from 'playwright';
import { bootDisk } from '../boot/boot-disk.ts';
import { Folder, inLab, install } from '../backend/machine.ts';
import { goldenMaster } from '../setup/golden.ts';
import { launchWizard } from './harness/app.ts';
import { installedElectron, type InstalledElectron } from './harness/installed.ts';
import { kioskSwitch } from './harness/face.ts';
import { startMachine, type Machine } from './harness/machine.ts';
import { keep } from './harness/screenshot.ts';
import { expect, test } from './harness/test.ts';
import { touchScreen } from './harness/touch.ts';

const root = 'root:main:org.pristine.sample:x86_64';
const home = 'home:main:org.pristine.sample:x86_64';

/** What a system that was used has, told by the counters that the sample's report goes on counting. */
const used = `set -e
  mount --mkdir -o subvolid=5 /dev/ubdb2 /run/top; cd /run/top
  mkdir -p ${root}/etc ${home}/anna
  for folder in ${root}/etc ${root}/var ${home}; do echo 6 > $folder/pristine-sample-boots; done
  cd /; umount /run/top`;

test('a system is reset through the window, brought back, reset in a kiosk and again, and starts', async () => {
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

    await resetByWindow(machine, installed);
    await resetByTouch(machine, installed);
    // The window's own look at the disk may still be on, and whoever comes then is told to try again. Root at a
    // terminal is bound by no policy.
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

async function resetByWindow({ lab, socket }: Machine, installed: InstalledElectron): Promise<void> {
  await using wizard = await launchWizard({ ...installed, socket });
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
}

/** A policy as an owner writes it, and the end of the present service: the next begins with the next client. */
const underPolicy = `set -e
  umask 077
  mkdir -p /etc/pristine
  hash=$(echo 2468 | openssl passwd -6 -stdin)
  printf '{"format":1,"resets":["state"],"pin":"%s"}' "$hash" > /etc/pristine/policy.json
  pkill -f '[c]li.js serve' || true`;

/** What the service says to a page that is not ours any more. */
function hostileCalls(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(async () => {
    const bridge = window.pristine;
    if (bridge === undefined) return [];
    const known = await bridge.call('snapshot', {});
    const systemId = known.ok ? (known.value.facts?.stores[0]?.systems[0]?.id ?? '') : '';
    const answers = [
      await bridge.call('plan.change', { task: 'reset', systemId, mode: 'factory' }),
      await bridge.call('plan.change', { task: 'instance-remove', systemId }),
      await bridge.call('source.open', { source: { kind: 'address', address: 'https://example.org/os' } }),
      await bridge.call('machine.power-off', {}),
    ];
    return answers.map((answer) => answer.ok || answer.problem.code);
  });
}

/** In a kiosk, by a finger alone. The service looks at the PIN. */
async function resetByTouch(machine: Machine, installed: InstalledElectron): Promise<void> {
  const { lab, socket } = machine;
  await inLab(lab, ['sh', '-c', underPolicy]);
  await using kiosk = await kioskSwitch();
  await using wizard = await launchWizard({ ...installed, socket, switches: kiosk.switches });
  const { page } = wizard;
  const { tap } = await touchScreen(page);
  const button = (name: string | RegExp) =>
    page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  const enter = async (pin: string): Promise<void> => {
    for (const digit of pin) await tap(button(digit));
    await expect(button('OK')).toBeEnabled();
    await tap(button('OK'));
  };

  await expect(button(/^Reset the state/u)).toBeVisible({ timeout: 60_000 });
  expect(await hostileCalls(page)).toEqual(Array.from({ length: 4 }, () => 'policy.forbids'));
  await tap(button(/^Reset the state/u));
  await tap(button('Reset the state'));
  await enter('1111');
  await expect(page.getByRole('alert')).toContainText('That PIN is wrong');
  expect(await inLab(lab, ['sh', '-c', counters])).toBe('6 6 6\n');
  await enter('2468');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^The state of .* was reset$/u, {
    timeout: 120_000,
  });
  expect(await inLab(lab, ['sh', '-c', counters])).toBe('6 none 6\n');
  await tap(button('To the start'));
  await expect(button(/^Reset the state/u)).toBeVisible();
  expect(machine.log()).toContain('openssl passwd');
  expect(machine.log()).not.toMatch(/\b(?:2468|1111)\b|\$6\$/u);
}

/** The counters in settings, state and personal files, as they lie on the disk. */
const counters = `mount --mkdir -o ro,subvolid=5 /dev/ubdb2 /run/top
  for folder in ${root}/etc ${root}/var ${home}; do
    cat /run/top/$folder/pristine-sample-boots 2>/dev/null || echo none
  done | paste -s -d ' '
  umount /run/top`;
