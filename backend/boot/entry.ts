import type { FirstBoot } from '../contract/plan.ts';
import { parseUsrTreeName } from '../contract/tree-name.ts';
import { efiArchitecture } from './architecture.ts';
import { toEspId } from './esp-id.ts';

/** One system that can be booted: an instance's trees with a usr tree, in the file system with this UUID. */
export interface BootTarget {
  readonly fileSystem: string;
  readonly usrTree: string;
  readonly rootTree: string;
  readonly homeTree: string;
  readonly firstBoot: FirstBoot;
}

// A colon separates the fields of systemd.mount-extra= and can stand in them only so; see systemd-fstab-generator(8).
function escapeColons(name: string): string {
  return name.replaceAll(':', String.raw`\x3a`);
}

/**
 * The kernel command line. `mount.usrflags=` must be there: without it systemd takes the root's flags and
 * mounts the root tree as /usr. `rw` must be there: an empty root has to be filled at the first boot.
 */
export function kernelCommandLine(target: BootTarget): string {
  const uuid = `UUID=${target.fileSystem}`;
  return [
    `root=${uuid}`,
    'rootfstype=btrfs',
    `rootflags=subvol=${target.rootTree}`,
    'rw',
    `mount.usr=${uuid}`,
    'mount.usrfstype=btrfs',
    `mount.usrflags=subvol=${target.usrTree},ro`,
    `systemd.mount-extra=${uuid}:/home:btrfs:subvol=${escapeColons(target.homeTree)}`,
    ...(target.firstBoot === 'skip' ? ['systemd.firstboot=off'] : []),
  ].join(' ');
}

/** Where a usr tree's kernel and initrd lie on the ESP: once for all entries that boot it. */
export function kernelFolder(usrTree: string): string {
  return `/pristine/${toEspId(usrTree)}`;
}

// `_2` stands in no ESP id, so that no two pairs of names make the same file.
const between = '_2';

export function entryFileName(target: BootTarget): string {
  return `${toEspId(target.rootTree)}${between}${toEspId(target.usrTree)}.conf`;
}

/** A boot entry of type #1. https://uapi-group.org/specifications/specs/boot_loader_specification/ */
export function bootEntry(target: BootTarget, title: string): string {
  const usr = parseUsrTreeName(target.usrTree);
  if (usr === null) throw new RangeError(`not a usr tree: ${target.usrTree}`);
  const folder = kernelFolder(target.usrTree);
  const lines = [
    `title ${title.replaceAll(/\s+/gu, ' ')}`,
    `version ${usr.version}`,
    `sort-key ${toEspId(target.rootTree)}`,
    `architecture ${efiArchitecture(usr.architecture) ?? usr.architecture}`,
    `linux ${folder}/linux`,
    `initrd ${folder}/initrd`,
    `options ${kernelCommandLine(target)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * The boot loader's configuration. The default is a pattern over the instance's entries: with a literal name
 * a bad entry would be booted again and again. The editor is off, since whoever edits the command line is root.
 */
export function loaderConfiguration(rootTree: string): string {
  return [`default ${toEspId(rootTree)}${between}*`, 'timeout 0', 'console-mode keep', 'editor no', ''].join(
    '\n',
  );
}
