import { z } from 'zod';
import type { Commands } from '../system/command.ts';
import { isBlank } from './blank.ts';

const columns = [
  'PATH',
  'TYPE',
  'SIZE',
  'RO',
  'RM',
  'MODEL',
  'VENDOR',
  'SERIAL',
  'TRAN',
  'LOG-SEC',
  'DISK-SEQ',
  'PTTYPE',
  'PTUUID',
  'PARTN',
  'PARTTYPE',
  'PARTLABEL',
  'PARTUUID',
  'START',
  'FSTYPE',
  'LABEL',
  'UUID',
  'DISC-MAX',
  'MOUNTPOINTS',
] as const;

const text = z
  .string()
  .nullable()
  .transform((value) => value?.trim() ?? '');

const attributes = z.object({
  path: z.string(),
  type: z.string(),
  size: z.int(),
  ro: z.boolean(),
  rm: z.boolean(),
  model: text,
  vendor: text,
  serial: text,
  tran: text,
  'log-sec': z.int(),
  'disk-seq': z.int().nullable(),
  pttype: text,
  ptuuid: text,
  partn: z.int().nullable(),
  parttype: text,
  partlabel: text,
  partuuid: text,
  start: z.int().nullable(),
  fstype: text,
  label: text,
  uuid: text,
  'disc-max': z.int().nullable(),
  mountpoints: z.array(z.string().nullable()).transform((all) => all.filter((path) => path !== null)),
});

/** A block device as lsblk tells of it, with those that are made from it. Sizes are bytes, `start` is 512-byte sectors. */
export interface BlockDevice extends z.infer<typeof attributes> {
  /** There is something on it that nothing known has put there. */
  readonly unknown: boolean;
  readonly children: readonly BlockDevice[];
}

// lsblk leaves `children` out where there are none.
const blockDevice: z.ZodType<BlockDevice> = attributes.extend({
  unknown: z.literal(false).default(false),
  get children() {
    return z
      .array(blockDevice)
      .optional()
      .transform((all) => all ?? []);
  },
});

const report = z.object({ blockdevices: z.array(blockDevice) });

/** Reads lsblk's JSON. Throws ZodError when it is not what lsblk prints. */
export function parseBlockDevices(json: string): readonly BlockDevice[] {
  return report.parse(JSON.parse(json)).blockdevices;
}

function valueOf(exported: string, name: string): string {
  return new RegExp(`^${name}=(.*)$`, 'mu').exec(exported)?.[1] ?? '';
}

/** Partitions of an MBR that hold others. */
const extendedTypes: ReadonlySet<string> = new Set(['0x5', '0xf', '0x85']);

/**
 * lsblk says what udev noted when a device was last announced. A device that seems empty is looked at itself,
 * since what is written without an announcement, as by mdadm, would be taken for nothing.
 */
async function lookAtEmpty(commands: Commands, device: BlockDevice): Promise<BlockDevice> {
  if (device.children.length > 0) {
    const children = [];
    for (const child of device.children) children.push(await lookAtEmpty(commands, child));
    return { ...device, children };
  }
  // Of a partition lsblk says which table it stands in, of a disk which one is on it.
  const hasTable = device.type === 'part' ? extendedTypes.has(device.parttype) : device.pttype !== '';
  if (device.fstype !== '' || hasTable || device.size === 0) return device;
  // blkid answers 2 where it finds nothing, and 8 where it finds several things that cannot be together.
  const { stdout, exitCode } = await commands.run(['blkid', '--probe', '--output', 'export', device.path], {
    answers: [2, 8],
  });
  const fstype = valueOf(stdout, 'TYPE');
  return {
    ...device,
    unknown: fstype === '' && (exitCode === 8 || !(await isBlank(commands.log, device))),
    fstype,
    label: valueOf(stdout, 'LABEL'),
    uuid: valueOf(stdout, 'UUID'),
  };
}

/** All block devices, or one with what is on it. Waits for udev, whose database lsblk reads. */
export async function readBlockDevices(commands: Commands, device?: string): Promise<readonly BlockDevice[]> {
  await commands.run(['udevadm', 'settle', '--timeout=10'], { answers: [1] });
  const which = device === undefined ? [] : [device];
  // lsblk answers 32 where the named device is gone, and 64 where some devices are.
  const json = await commands.run(
    ['lsblk', '--json', '--bytes', '--tree', '--output', columns.join(','), ...which],
    { answers: [32, 64] },
  );
  const devices = json.stdout.trim() === '' ? [] : parseBlockDevices(json.stdout);
  const looked = [];
  for (const found of devices) looked.push(await lookAtEmpty(commands, found));
  return looked;
}

/** Every device below this one, itself included. */
export function withDescendants(device: BlockDevice): readonly BlockDevice[] {
  return [device, ...device.children.flatMap(withDescendants)];
}
