import { readdir, readFile } from 'node:fs/promises';
import { machine, totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { firmware, power, type Facts, type Firmware } from '../contract/facts.ts';
import { shortText } from '../contract/text.ts';

/** Where a machine that is only for trying things out says what it stands for; see the lab. */
export const profileFile = '/run/pristine/profile.json';

const profile = z.strictObject({
  firmware: firmware.optional(),
  power: power.optional(),
  vendor: shortText.optional(),
  product: shortText.optional(),
  serial: shortText.optional(),
});
type Profile = z.infer<typeof profile>;

const secureBootVariable = 'SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';

async function textOf(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  return text?.trim() ?? null;
}

async function readFirmware(): Promise<Firmware> {
  const width = await textOf('/sys/firmware/efi/fw_platform_size');
  if (width === null) return { kind: 'bios', secureBoot: 'off' };
  // An EFI variable's file starts with four bytes of attributes.
  const variable = await readFile(join('/sys/firmware/efi/efivars', secureBootVariable)).catch(() => null);
  const state = variable?.at(4);
  const secureBoot = state === undefined ? 'unknown' : state === 1 ? 'on' : 'off';
  return { kind: width === '32' ? 'uefi32' : 'uefi', secureBoot };
}

async function readPower(): Promise<z.infer<typeof power>> {
  const root = '/sys/class/power_supply';
  const supplies = await Promise.all(
    (await readdir(root).catch(() => [])).map(async (name) => ({
      type: await textOf(join(root, name, 'type')),
      scope: await textOf(join(root, name, 'scope')),
      online: await textOf(join(root, name, 'online')),
      status: await textOf(join(root, name, 'status')),
      capacity: await textOf(join(root, name, 'capacity')),
    })),
  );
  // A supply of scope `Device` is a mouse's battery, not the machine's.
  const own = supplies.filter((supply) => supply.scope !== 'Device');
  const battery = own.find((supply) => supply.type === 'Battery');
  const plugged = own.some((supply) => supply.type !== 'Battery' && supply.online === '1');
  if (battery === undefined)
    return { source: own.length === 0 || plugged ? 'mains' : 'unknown', percent: null };
  const percent = Number.parseInt(battery.capacity ?? '', 10);
  return {
    source: plugged || battery.status !== 'Discharging' ? 'mains' : 'battery',
    percent: Number.isNaN(percent) ? null : Math.min(100, Math.max(0, percent)),
  };
}

async function readProfile(): Promise<Profile> {
  const text = await textOf(profileFile);
  return text === null ? {} : profile.parse(JSON.parse(text));
}

/** What the firmware calls the machine. */
async function identityOf(file: string): Promise<string> {
  return ((await textOf(join('/sys/class/dmi/id', file))) ?? '').slice(0, 256);
}

/** What the machine is, apart from its disks. */
export async function readMachine(): Promise<Facts['machine']> {
  const given = await readProfile();
  return {
    architecture: machine(),
    vendor: given.vendor ?? (await identityOf('sys_vendor')),
    product: given.product ?? (await identityOf('product_name')),
    serial: given.serial ?? (await identityOf('product_serial')),
    memoryBytes: totalmem(),
    firmware: given.firmware ?? (await readFirmware()),
    power: given.power ?? (await readPower()),
  };
}
