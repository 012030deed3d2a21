import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { aptPackages } from './apt.ts';
import { cached } from './cache.ts';
import { debianFolder } from './debian-tree.ts';

// socat speaks to the kernel's management console, whose datagram socket Node can't open.
const hostPackages = ['socat'] as const;

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
  'rsync',
  // What most publishers will serve repositories with.
  'nginx',
  // Another client of repositories than ours, to see that it takes what we publish.
  'python3-tuf',
  'python3-cryptography',
  // For Node.
  'libstdc++6',
] as const;

// Init proper lies in the checkout, so that editing it needs no new userland. The kernel hands parameters
// that it does not know to init as environment variables.
const stub = `#!/bin/sh
mount -t proc proc /proc
mount -t hostfs none /mnt -o hostfs="$lab_checkout"
exec /bin/sh /mnt/e2e/lab/guest/init.sh
`;

/** The folder of the lab's Debian userland, made on first use. Every account can read it. */
export async function labUserland(): Promise<string> {
  await aptPackages(hostPackages);
  return await cached({
    name: 'lab-userland',
    inputs: [stub, ...packages],
    build: async (dir) => {
      await debianFolder(dir, { variant: 'essential', packages });
      await mkdir(path.join(dir, 'usr/lib/modules'), { recursive: true });
      await writeFile(path.join(dir, 'usr/sbin/lab-init'), stub, { mode: 0o755 });
    },
  });
}
