// What may be called how. There are no schemas here, so that the window can tell as well, without the library that they need.

export const userNamePattern = /^[a-z_][a-z0-9_-]{0,30}$/u;

/** No character that the files which it is written to would take for their own. */
export const fullNamePattern = /^[^"\\%:,\p{Cc}]*$/u;
export const longestFullName = 128;

export const hostNamePattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/iu;
export const longestHostName = 64;

/** So long that it fits into the 255 bytes that are read of it, whatever its characters are. */
export const longestPassword = 80;
/** No control characters, and no halves of characters, which would be hashed as something else than what is typed. */
export const passwordPattern = /^[^\p{Cc}\p{Cs}]+$/u;

/** How many digits a PIN has. */
export const pinDigits = { fewest: 4, most: 12 } as const;
export const pinPattern = new RegExp(`^[0-9]{${pinDigits.fewest},${pinDigits.most}}$`, 'u');

/** Users and groups that most systems have already. Whoever is called like one of them would be that one, or get its rights. */
const taken: ReadonlySet<string> = new Set(
  `root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc _apt nobody nogroup adm tty disk
  kmem dialout fax voice cdrom floppy tape sudo wheel audio dip operator src shadow utmp video sasl plugdev staff users
  input sgx clock kvm render lock messagebus dbus polkitd avahi sshd rtkit colord gdm sddm lightdm`.split(
    /\s+/u,
  ),
);

/** Whether a system has, or may have, a user or a group of that name by itself. */
export function isSystemName(name: string): boolean {
  return taken.has(name) || name.startsWith('systemd-');
}
