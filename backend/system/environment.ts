/** What every command gets, and nothing of ours: tools must speak one language and find one PATH. */
export const commandEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C.UTF-8',
  SYSTEMD_PAGER: 'cat',
  SYSTEMD_COLORS: '0',
  // systemd-repart has already discarded what it formats; doing it again through its loop device fills thin disks.
  SYSTEMD_REPART_MKFS_OPTIONS_BTRFS: '--nodiscard',
};
