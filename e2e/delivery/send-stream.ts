// Writes btrfs send streams, version 1 or 2, as nobody's `btrfs send` does: for tests of what is made of hostile ones.

const commands = {
  subvol: 1,
  snapshot: 2,
  mkfile: 3,
  mkdir: 4,
  mknod: 5,
  mkfifo: 6,
  mksock: 7,
  symlink: 8,
  rename: 9,
  link: 10,
  unlink: 11,
  'set-xattr': 13,
  write: 15,
  clone: 16,
  truncate: 17,
  chmod: 18,
  chown: 19,
  utimes: 20,
  end: 21,
  fallocate: 23,
  'encoded-write': 25,
} as const;

/** What a command is about; the numbers are how the format calls each, and how it is written. */
const attributes = {
  uuid: [1, 'uuid'],
  transid: [2, 'number'],
  inode: [3, 'number'],
  size: [4, 'number'],
  mode: [5, 'number'],
  uid: [6, 'number'],
  gid: [7, 'number'],
  rdev: [8, 'number'],
  ctime: [9, 'time'],
  mtime: [10, 'time'],
  atime: [11, 'time'],
  xattr: [13, 'text'],
  value: [14, 'bytes'],
  path: [15, 'text'],
  to: [16, 'text'],
  link: [17, 'text'],
  offset: [18, 'number'],
  data: [19, 'bytes'],
  'clone-uuid': [20, 'uuid'],
  'clone-transid': [21, 'number'],
  'clone-path': [22, 'text'],
  'clone-offset': [23, 'number'],
  'clone-length': [24, 'number'],
  'fallocate-mode': [25, 'mode'],
  'unencoded-file-length': [27, 'number'],
  'unencoded-length': [28, 'number'],
  'unencoded-offset': [29, 'number'],
  compression: [30, 'mode'],
} as const satisfies Record<
  string,
  readonly [number, 'uuid' | 'number' | 'mode' | 'time' | 'text' | 'bytes']
>;

type Version = 1 | 2;
type Verb = keyof typeof commands;
type Attribute = keyof typeof attributes;
type Values = Readonly<Partial<Record<Attribute, string | number | Uint8Array>>>;

const polynomial = 0x82f63b78;
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  return value;
});

/** CRC32C as the format has it: begun with 0, and not turned around at the end. */
function checksum(content: Uint8Array): number {
  let value = 0;
  for (const byte of content) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return value >>> 0;
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function valueBytes(attribute: Attribute, value: string | number | Uint8Array): Uint8Array {
  if (value instanceof Uint8Array) return value;
  switch (attributes[attribute][1]) {
    case 'uuid':
      return Buffer.from(String(value).replaceAll('-', ''), 'hex');
    case 'number':
      return numberBytes(Number(value));
    case 'mode':
      return numberBytes(Number(value)).subarray(0, 4);
    case 'time':
      return Buffer.concat([numberBytes(Number(value)), Buffer.alloc(4)]);
    case 'text':
    case 'bytes':
      return Buffer.from(String(value));
  }
}

function attributeBytes(attribute: Attribute, value: string | number | Uint8Array, version: Version): Buffer {
  const content = valueBytes(attribute, value);
  // In version 2 data has no length: it is last, and goes to the end of its command.
  const head = Buffer.alloc(version === 2 && attribute === 'data' ? 2 : 4);
  head.writeUInt16LE(attributes[attribute][0], 0);
  if (head.length > 2) head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

function isAttribute(name: string): name is Attribute {
  return name in attributes;
}

/** Such commands have to say a number, of which nothing is made. */
const makers: ReadonlySet<Verb> = new Set(['mkfile', 'mkdir', 'mknod', 'mkfifo', 'mksock', 'symlink']);

/** One command, framed, with its right checksum. */
function command(verb: Verb, values: Values, version: Version): Buffer {
  const parts = Object.entries({ ...values, ...(makers.has(verb) ? { inode: 1000 } : {}) }).flatMap(
    ([name, value]) => (isAttribute(name) ? [attributeBytes(name, value, version)] : []),
  );
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(10);
  head.writeUInt32LE(body.length, 0);
  head.writeUInt16LE(commands[verb], 4);
  const whole = Buffer.concat([head, body]);
  whole.writeUInt32LE(checksum(whole), 6);
  return whole;
}

export type Step = readonly [Verb, Values];

/** What a stream begins with. */
function streamStart(version: Version): Buffer {
  return Buffer.from(`btrfs-stream\0${String.fromCodePoint(version)}\0\0\0`, 'latin1');
}

/** Commands as they go on a stream that has begun. */
export function bodyOf(steps: readonly Step[], version: Version = 1): Buffer {
  return Buffer.concat(steps.map(([verb, values]) => command(verb, values, version)));
}

/** A stream that begins with these commands, of the first version that has all of them. */
export function streamOf(steps: readonly Step[]): Buffer {
  const version = steps.some(([verb]) => verb === 'encoded-write') ? 2 : 1;
  return Buffer.concat([streamStart(version), bodyOf(steps, version)]);
}

/** The command that begins a delta, on the tree that `parent` is the UUID of. */
export function deltaStart(name: string, parent: string, uuid: string): Step {
  return ['snapshot', { path: name, uuid, transid: 1, 'clone-uuid': parent, 'clone-transid': 1 }];
}

/** What makes a small tree its second version. */
export const secondVersion: readonly Step[] = [
  ['truncate', { path: 'lib/os-release', size: 0 }],
  ['write', { path: 'lib/os-release', offset: 0, data: 'ID=small\nIMAGE_VERSION=2\n' }],
];
