/** What a Linux kernel can look into without changing anything: the options that keep a journal from being replayed. */
export const quietMountOptions: Readonly<Record<string, readonly string[]>> = {
  btrfs: ['ro', 'rescue=nologreplay', 'subvolid=5'],
  ext2: ['ro'],
  ext3: ['ro', 'noload'],
  ext4: ['ro', 'noload'],
  xfs: ['ro', 'norecovery'],
};

/** What sticks are made with, beside those; a VFAT or an image of a disc that is mounted read-only stays as it is. */
const plainFileSystems: ReadonlySet<string> = new Set(['vfat', 'exfat', 'iso9660']);

/** The options that leave a stick's file system as it is; null for one that is not looked into. */
export function stickMountOptions(fileSystem: string): readonly string[] | null {
  return quietMountOptions[fileSystem] ?? (plainFileSystems.has(fileSystem) ? ['ro'] : null);
}

/**
 * The options that leave a disk's file system as it is while somebody looks what is on it; null for one that is not looked into. NTFS is
 * whatever `mount` makes of it, ntfs-3g or the kernel's own: neither replays its journal when it is mounted read-only.
 */
export function lookMountOptions(fileSystem: string): readonly string[] | null {
  return fileSystem === 'ntfs' ? ['ro'] : stickMountOptions(fileSystem);
}
