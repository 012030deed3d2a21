import type { ReadinessPart } from '../contract/problem.ts';
import { efiArchitecture } from '../boot/architecture.ts';
import { refuse } from '../contract/fixes.ts';
import { parseTreeName } from '../contract/tree-name.ts';
import { compareVersions } from '../contract/version.ts';
import { personalPaths, type Inventory } from './inventory.ts';

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

/** What a usr tree lacks to boot by itself with an empty /etc. */
function missingToBoot(inventory: Inventory, architecture: string): readonly ReadinessPart[] {
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

/** What a tree lacks to do what its kind is for. Empty when it is ready. */
export function missingParts(inventory: Inventory, tree: string): readonly ReadinessPart[] {
  const name = parseTreeName(tree);
  switch (name?.kind) {
    case 'usr':
      return missingToBoot(inventory, name.fields['architecture'] ?? '');
    // They are a /usr as well, for apps and for who builds them, and say by the same file what they are.
    case 'runtime':
    case 'framework':
      return inventory.has('lib/os-release') ? [] : ['os-release'];
    case 'app':
      return inventory.list('bin').length > 0 ? [] : ['program'];
    case 'root':
    case 'home':
    case undefined:
      return [];
  }
}

/** What has no place in a template: another's /usr, and what tells one system from all others. Null when there is nothing of it. */
function strayPath(inventory: Inventory): string | null {
  const [inUsr] = inventory.list('usr');
  if (inUsr !== undefined) return `usr/${inUsr}`;
  const key = inventory.list('etc/ssh').find((name) => /^ssh_host_.*_key$/u.test(name));
  if (key !== undefined) return `etc/ssh/${key}`;
  return personalPaths.find((path) => path !== 'etc/ssh' && inventory.has(path)) ?? null;
}

/** Refuses a tree that cannot do what its kind is for. Throws `tree.not-ready`, `tree.not-template`. */
export function checkReadiness(inventory: Inventory, tree: string): void {
  const missing = missingParts(inventory, tree);
  if (missing.length > 0) refuse('tree.not-ready', { tree, missing: [...missing] });
  const stray = parseTreeName(tree)?.kind === 'root' ? strayPath(inventory) : null;
  if (stray !== null) refuse('tree.not-template', { tree, path: stray });
}
