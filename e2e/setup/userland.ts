import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { aptPackages } from './apt.ts';
import { cached } from './cache.ts';
import { debianTree } from './debian-tree.ts';

// socat speaks to the kernel's management console, whose datagram socket Node can't open.
const hostPackages = ['user-mode-linux', 'socat'] as const;

const packages = [
  'systemd',
  'udev',
  'systemd-repart',
  'systemd-boot',
  // Only recommended by the former, and what small test trees are given as their boot loader.
  'systemd-boot-efi',
  'btrfs-progs',
  'dosfstools',
  'mtools',
  'util-linux',
  'util-linux-extra',
  'fdisk',
  'kmod',
  'zstd',
  'cryptsetup-bin',
  'dmsetup',
  'lvm2',
  'mdadm',
  'e2fsprogs',
  'xfsprogs',
  'ntfs-3g',
  'iproute2',
  'procps',
  // For Node.
  'libstdc++6',
] as const;

// Init proper lies in the checkout, so that editing it needs no new userland. The kernel hands parameters
// that it does not know to init as environment variables.
const stub = `#!/bin/sh
mount -t proc proc /proc
mount -t hostfs none /mnt -o "$lab_checkout"
exec /bin/sh /mnt/e2e/lab/guest/init.sh
`;

/** The folder of the lab's Debian userland, made on first use. Every account can read it. */
export async function labUserland(): Promise<string> {
  await aptPackages(hostPackages);
  return await cached({
    name: 'lab-userland',
    inputs: [stub, ...packages],
    build: async (dir) => {
      const tar = path.join(dir, 'userland.tar');
      await debianTree({ variant: 'essential', packages, tar, scratch: dir });
      // By way of tar: without root, files made in a user namespace would belong to somebody else.
      await execa('tar', [
        '--extract',
        '--file',
        tar,
        '--directory',
        dir,
        '--no-same-owner',
        '--exclude=./dev/*',
      ]);
      await rm(tar);
      await mkdir(path.join(dir, 'usr/lib/modules'), { recursive: true });
      await writeFile(path.join(dir, 'usr/sbin/lab-init'), stub, { mode: 0o755 });
      await execa('chmod', ['--recursive', 'u+rwX,go+rX', dir]);
      await chmod(dir, 0o755);
    },
  });
}
