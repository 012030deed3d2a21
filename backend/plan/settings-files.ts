import type { SystemSettings } from '../contract/settings.ts';

/** A file of a root tree; the path is from its top. Only root can read a secret one. */
export type SettingsFile =
  | { readonly path: string; readonly content: string; readonly secret: boolean }
  | { readonly path: string; readonly link: string };

/** The number of the first user: where those of people begin. A reset that keeps personal files relies on it being the same again. */
const firstUserId = 1000;

function plain(path: string, ...lines: readonly string[]): SettingsFile {
  return { path, content: `${lines.join('\n')}\n`, secret: false };
}

/** Read by systemd-sysusers; see systemd.exec(5) on credentials. */
function passwordOf(name: string, hashed: string): SettingsFile {
  return { path: `etc/credstore/passwd.hashed-password.${name}`, content: hashed, secret: true };
}

/** In place of a password: nobody can log in by one. Whoever may administer has no need of root's, which would be asked for. */
const locked = '!*';

/** Debian's systems replace vconsole.conf by a link to the other, which is read in the same way. */
const keyboardPlaces = ['etc/vconsole.conf', 'etc/default/keyboard'] as const;

function keyboardFiles(keyboard: NonNullable<SystemSettings['keyboard']>): readonly SettingsFile[] {
  const { layout, variant, options, console } = keyboard;
  const lines = [
    `KEYMAP=${console}`,
    `XKBLAYOUT=${layout}`,
    ...(variant === undefined ? [] : [`XKBVARIANT=${variant}`]),
    ...(options === undefined ? [] : [`XKBOPTIONS=${options}`]),
  ];
  return keyboardPlaces.map((path) => plain(path, ...lines));
}

/** The user is made at the first boot by the installed system's own sysusers and tmpfiles: only it knows its other users' numbers. */
function userFiles({
  name,
  fullName,
  password,
}: NonNullable<SystemSettings['user']>): readonly SettingsFile[] {
  return [
    plain(
      'etc/sysusers.d/50-pristine-user.conf',
      `u ${name} ${firstUserId} "${fullName}" /home/${name} /bin/bash`,
      // Debian's and everybody else's group of those who may administer.
      `m ${name} sudo`,
      `m ${name} wheel`,
    ),
    plain('etc/tmpfiles.d/50-pristine-user.conf', `d /home/${name} 0700 ${name} ${name}`),
    plain(
      'etc/systemd/system/systemd-sysusers.service.d/50-pristine-user.conf',
      '[Service]',
      `ImportCredential=passwd.hashed-password.${name}`,
    ),
    passwordOf(name, password),
  ];
}

/** The files by which an installed system has its settings at its first boot. They are what systemd-firstboot would write. Pure. */
export function settingsFiles(settings: SystemSettings): readonly SettingsFile[] {
  const { language, keyboard, timeZone, hostName, rootPassword, user } = settings;
  return [
    ...(language === undefined ? [] : [plain('etc/locale.conf', `LANG=${language}`)]),
    ...(keyboard === undefined ? [] : keyboardFiles(keyboard)),
    ...(timeZone === undefined
      ? []
      : [{ path: 'etc/localtime', link: `../usr/share/zoneinfo/${timeZone}` } as const]),
    ...(hostName === undefined ? [] : [plain('etc/hostname', hostName)]),
    ...(rootPassword === undefined && user === undefined ? [] : [passwordOf('root', rootPassword ?? locked)]),
    ...(user === undefined ? [] : userFiles(user)),
  ];
}
