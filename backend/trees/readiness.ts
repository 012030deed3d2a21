import type { ReadinessPart } from '../contract/problem.ts';
import { efiArchitecture } from '../boot/architecture.ts';
import type { Inventory } from './inventory.ts';
import { compareVersions } from '../contract/version.ts';

/** The newest kernel release in the tree that has a kernel and an initrd beside it; null where there is none. */
export function kernelRelease(inventory: Inventory): string | null {
  const complete = inventory
    .list('lib/modules')
    .filter((release) =>
      ['vmlinuz', 'initrd'].every((file) => inventory.has(`lib/modules/${release}/${file}`)),
    );
  return complete.toSorted(compareVersions).at(-1) ?? null;
}

function missingKernelParts(inventory: Inventory): readonly ReadinessPart[] {
  if (kernelRelease(inventory) !== null) return [];
  const releases = inventory.list('lib/modules');
  const parts = [
    { part: 'kernel', file: 'vmlinuz' },
    { part: 'initrd', file: 'initrd' },
  ] as const;
  const missing = parts.filter(
    ({ file }) => !releases.some((release) => inventory.has(`lib/modules/${release}/${file}`)),
  );
  // Both are there, but of different kernels: the newest one's initrd is what is missing.
  return missing.length === 0 ? ['initrd'] : missing.map(({ part }) => part);
}

/** What a usr tree lacks to boot by itself with an empty /etc. Empty when it is ready. */
export function missingParts(inventory: Inventory, architecture: string): readonly ReadinessPart[] {
  const efi = efiArchitecture(architecture);
  const some = (folder: string): boolean => inventory.list(folder).length > 0;
  const checks: readonly (readonly [ReadinessPart, boolean])[] = [
    ['os-release', inventory.has('lib/os-release')],
    ['init', inventory.has('lib/systemd/systemd')],
    ['boot-loader', efi !== null && inventory.has(`lib/systemd/boot/efi/systemd-boot${efi}.efi`)],
    // Logging in needs PAM's configuration, which is in /usr either as a factory copy or as the vendor's own.
    ['factory-etc', some('share/factory/etc') || some('lib/pam.d')],
    ['system-users', some('lib/sysusers.d')],
    ['tmpfiles', some('lib/tmpfiles.d')],
  ];
  return [...checks.filter(([, there]) => !there).map(([part]) => part), ...missingKernelParts(inventory)];
}
