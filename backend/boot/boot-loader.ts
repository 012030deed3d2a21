import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Firmware } from '../contract/facts.ts';
import type { Commands } from '../system/command.ts';
import { Mount, type MountRequest } from '../system/mounts.ts';
import { efiArchitecture } from './architecture.ts';
import { sameContent } from './kernel-files.ts';

const options = ['install', '--no-pager', '--make-entry-directory=no'] as const;

/**
 * Installs systemd-boot from the usr tree into the ESP, also as the fallback loader that a firmware starts by itself.
 * On a machine with EFI variables it is entered there too, by this system's own bootctl: with --root= bootctl leaves
 * them alone. The second call puts the tree's own boot loader in place.
 */
export async function installBootLoader(
  commands: Commands,
  usrTree: string,
  esp: string,
  firmware: Firmware,
): Promise<void> {
  if (firmware.kind === 'uefi') {
    await commands.run(['bootctl', ...options, `--esp-path=${esp}`]);
  }
  await using stack = new AsyncDisposableStack();
  const mount = async (request: MountRequest): Promise<Mount> => stack.use(await Mount.at(commands, request));
  const root = await mount({ source: 'tmpfs', fileSystem: 'tmpfs', options: ['size=1M', 'mode=0700'] });
  for (const folder of ['usr', 'efi', 'etc']) await mkdir(join(root.path, folder));
  await mount({ source: usrTree, options: ['bind', 'ro'], target: join(root.path, 'usr') });
  await mount({ source: esp, options: ['bind'], target: join(root.path, 'efi') });
  await commands.run([
    'bootctl',
    ...options,
    `--root=${root.path}`,
    '--esp-path=/efi',
    '--install-source=image',
    '--no-variables',
  ]);
}

/** Takes the boot loader away again, so that a disk which could not be verified does not boot. */
export async function removeBootLoader(esp: string): Promise<void> {
  await rm(join(esp, 'EFI'), { recursive: true, force: true });
}

/** Whether both places hold the usr tree's own boot loader, byte for byte. */
export async function hasBootLoader(usrTree: string, esp: string, architecture: string): Promise<boolean> {
  const efi = efiArchitecture(architecture);
  if (efi === null) return false;
  const source = join(usrTree, `lib/systemd/boot/efi/systemd-boot${efi}.efi`);
  const places = [`EFI/systemd/systemd-boot${efi}.efi`, `EFI/BOOT/BOOT${efi.toUpperCase()}.EFI`];
  const same = await Promise.all(
    places.map((place) => sameContent(source, join(esp, place)).catch(() => false)),
  );
  return same.every(Boolean);
}
