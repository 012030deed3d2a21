import type { FirstBoot } from '../contract/plan.ts';
import type { EntryMode, StartMode, Tries } from '../contract/store.ts';
import { parseTreeName, parseUsrTreeName } from '../contract/tree-name.ts';
import { efiArchitecture } from './architecture.ts';
import { fromEspId, toEspId } from './esp-id.ts';

/** One way to start: an instance's trees with a usr tree, in the file system with this UUID. */
export interface BootTarget {
  readonly fileSystem: string;
  readonly usrTree: string;
  readonly rootTree: string;
  readonly homeTree: string | null;
  readonly firstBoot: FirstBoot;
  readonly mode: EntryMode;
  /** Names the subvolumes by their numbers, which stay while their names change. */
  readonly byNumber?: SubvolumeNumbers | undefined;
}

export interface SubvolumeNumbers {
  readonly root: number;
  readonly home: number | null;
}

// A colon separates the fields of systemd.mount-extra= and can stand in them only so; see systemd-fstab-generator(8).
function escapeColons(name: string): string {
  return name.replaceAll(':', String.raw`\x3a`);
}

/** What a mode adds to the command line. */
function modeOptions(mode: EntryMode, firstBoot: FirstBoot): readonly string[] {
  const quiet = 'systemd.firstboot=off';
  switch (mode) {
    case 'normal':
    case 'spare':
      return firstBoot === 'skip' ? [quiet] : [];
    case 'once':
      // However it goes it is not to become the usual one, and the next start must find that /usr is another again.
      return [
        'systemd.mask=systemd-bless-boot.service',
        'systemd.mask=systemd-update-done.service',
        ...(firstBoot === 'skip' ? [quiet] : []),
      ];
    // Never `overlay`, which loses a /usr of its own: https://github.com/systemd/systemd/issues/35083
    case 'forget-all':
      return ['systemd.volatile=yes', quiet];
    case 'forget-state':
      return ['systemd.volatile=state', quiet];
  }
}

function subvolume(name: string, number: number | null | undefined): string {
  return number === null || number === undefined ? `subvol=${name}` : `subvolid=${number}`;
}

/**
 * The kernel command line. `mount.usrflags=` must be there: without it systemd takes the root's flags and
 * mounts the root tree as /usr. `rw` must be there: an empty root has to be filled at the first boot.
 */
export function kernelCommandLine(target: BootTarget): string {
  const uuid = `UUID=${target.fileSystem}`;
  const { homeTree, mode } = target;
  return [
    `root=${uuid}`,
    'rootfstype=btrfs',
    `rootflags=${subvolume(target.rootTree, target.byNumber?.root)}`,
    'rw',
    `mount.usr=${uuid}`,
    'mount.usrfstype=btrfs',
    `mount.usrflags=subvol=${target.usrTree},ro`,
    // What is forgotten at every shutdown has no place for personal files either.
    ...(homeTree === null || mode === 'forget-all'
      ? []
      : [
          `systemd.mount-extra=${uuid}:/home:btrfs:${subvolume(escapeColons(homeTree), target.byNumber?.home)}`,
        ]),
    ...modeOptions(mode, target.firstBoot),
  ].join(' ');
}

/** What is ours on the ESP, beside the boot menu. */
export const espFolder = '/pristine';

/** A log that was saved there: what writes the boot menu takes it away again, with what nobody needs. */
export const espLogFolder = `${espFolder}/log`;

/** Where a usr tree's kernel and initrd lie on the ESP: once for all entries that boot it. */
export function kernelFolder(usrTree: string): string {
  return `${espFolder}/${toEspId(usrTree)}`;
}

// These stand in no ESP id, so that no two pairs of names make the same file.
const betweenTrees = '_2';
const beforeMode = '_3';
// Stands before the mode that it is tried under, so that the same pattern finds it, and it comes first.
const triedOnce = `${beforeMode}once`;

function counterText(tries: Tries | null): string {
  if (tries === null) return '';
  return tries.done === 0 ? `+${tries.left}` : `+${tries.left}-${tries.done}`;
}

/** The name of an entry's file. `usual` is the way in which its system starts by itself, which one tried once stands in for. */
export function entryFileName(
  target: Pick<BootTarget, 'rootTree' | 'usrTree' | 'mode'>,
  tries: Tries | null,
  usual: StartMode = 'normal',
): string {
  const { rootTree, usrTree, mode } = target;
  const way = mode === 'once' ? `${triedOnce}${beforeMode}${usual}` : `${beforeMode}${mode}`;
  return `${toEspId(rootTree)}${betweenTrees}${toEspId(usrTree)}${way}${counterText(tries)}.conf`;
}

const fileName =
  /^(?<root>.+?)_2(?<usr>.+?)_3(?:(?<once>once)_3)?(?<mode>normal|spare|forget-all|forget-state)(?:\+(?<left>\d+)(?:-(?<done>\d+))?)?\.conf$/u;

export interface EntryName {
  readonly rootTree: string;
  readonly usrTree: string;
  readonly mode: EntryMode;
  readonly tries: Tries | null;
}

function modeOf(text: string | undefined, once: boolean): EntryMode {
  if (once) return 'once';
  return text === 'spare' || text === 'forget-all' || text === 'forget-state' ? text : 'normal';
}

/** Reads the name of an entry's file; null for one that is not ours. */
export function parseEntryFileName(file: string): EntryName | null {
  const { root, usr, once, mode, left, done } = fileName.exec(file)?.groups ?? {};
  if (root === undefined || usr === undefined) return null;
  const [rootTree, usrTree] = [fromEspId(root), fromEspId(usr)];
  if (parseTreeName(rootTree)?.kind !== 'root' || parseUsrTreeName(usrTree) === null) return null;
  const tries = left === undefined ? null : { left: Number(left), done: Number(done ?? 0) };
  return { rootTree, usrTree, mode: modeOf(mode, once !== undefined), tries };
}

function modeTitle(mode: EntryMode): string {
  switch (mode) {
    case 'normal':
    case 'spare':
      return '';
    case 'once':
      return ', tried once';
    case 'forget-all':
      return ', forgets everything';
    case 'forget-state':
      return ', forgets its state';
  }
}

/** A boot entry of type #1. https://uapi-group.org/specifications/specs/boot_loader_specification/ */
export function bootEntry(target: BootTarget, title: string): string {
  const usr = parseUsrTreeName(target.usrTree);
  if (usr === null) throw new RangeError(`not a usr tree: ${target.usrTree}`);
  const folder = kernelFolder(target.usrTree);
  const name = parseTreeName(target.rootTree)?.fields['name'] ?? 'main';
  const instance = name === 'main' ? '' : ` (${name})`;
  const sortKey = toEspId(target.rootTree);
  const lines = [
    `title ${title.replaceAll(/\s+/gu, ' ')}${instance}${modeTitle(target.mode)}`,
    `version ${usr.version}`,
    // Before the others of its system: the menu is sorted by this before the version.
    `sort-key ${target.mode === 'once' ? `once.${sortKey}` : sortKey}`,
    `architecture ${efiArchitecture(usr.architecture) ?? usr.architecture}`,
    `linux ${folder}/linux`,
    `initrd ${folder}/initrd`,
    `options ${kernelCommandLine(target)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The lines of an entry, by their keys. */
export function entryKeys(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => /^(\S+)\s+(.*)$/u.exec(line.trim()));
  return new Map(
    lines.filter((match) => match !== null).map(([, key = '', value = '']) => [key, value] as const),
  );
}

/** Whether an entry starts what it is to start. Titles and options of somebody else's beside ours are no fault. */
export function isRightEntry(keys: ReadonlyMap<string, string>, target: BootTarget): boolean {
  const folder = kernelFolder(target.usrTree);
  const options = new Set((keys.get('options') ?? '').split(/\s+/u));
  return (
    keys.get('linux') === `${folder}/linux` &&
    keys.get('initrd') === `${folder}/initrd` &&
    kernelCommandLine(target)
      .split(' ')
      .every((option) => options.has(option))
  );
}

/** One sector: what is written over it in place is there whole or not at all, which no renaming on VFAT is. */
export const loaderConfigurationBytes = 512;

/**
 * The boot loader's configuration. The default is a pattern over the instance's entries: with a literal name
 * a bad entry would be booted again and again. The editor is off, since whoever edits the command line is root.
 */
export function loaderConfiguration(rootTree: string, mode: StartMode = 'normal'): string {
  const pattern = `${toEspId(rootTree)}${betweenTrees}*${beforeMode}${mode}*`;
  const text = [`default ${pattern}`, 'timeout 0', 'console-mode keep', 'editor no', '#'].join('\n');
  return `${text.padEnd(loaderConfigurationBytes - 1, '-')}\n`;
}

/** What the boot loader's configuration says starts by itself; null where it is not ours. */
export function parseLoaderDefault(
  text: string,
): { readonly rootTree: string; readonly mode: StartMode } | null {
  const match = /^default (\S+?)_2\*_3(normal|forget-all|forget-state)\*$/mu.exec(text);
  if (match === null) return null;
  const [, root = '', found] = match;
  const mode = found === 'forget-all' || found === 'forget-state' ? found : 'normal';
  return { rootTree: fromEspId(root), mode };
}
