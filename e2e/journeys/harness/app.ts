import { existsSync } from 'node:fs';
import { chown, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';

/** The account that Electron runs under: our own, or an unprivileged one where we are root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface WizardOptions {
  /** Electron's executable, with the built app beside it in resources/app. */
  readonly electron: string;
  readonly account: Account;
  /** Path of the socket behind which the backend is, or is not. */
  readonly socket: string;
  /** Chromium's own and `--vendor=`, beside what the wizard is started with. */
  readonly switches?: readonly string[];
  /** The address of the bus of a session, where there is one. */
  readonly bus?: string;
}

/** A running wizard: the real Electron with its sandbox, and the page in its window. Dispose to end it. */
export interface Wizard extends AsyncDisposable {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Folder with everything that this run writes. */
  readonly profile: string;
}

/**
 * What Electron gets from our environment, and the display's cookie as a file that its account can read.
 * @param profile folder of that account, for everything that this run writes
 */
export async function wizardEnvironment(
  { electron, account, bus }: Pick<WizardOptions, 'electron' | 'account' | 'bus'>,
  profile: string,
): Promise<Record<string, string>> {
  const cookie = process.env['XAUTHORITY'] ?? join(homedir(), '.Xauthority');
  const copy = join(profile, 'Xauthority');
  // A display that asks for no cookie has none.
  if (existsSync(cookie)) {
    await copyFile(cookie, copy);
    await chown(copy, account.uid, account.gid);
  }
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    HOME: profile,
    DISPLAY: process.env['DISPLAY'] ?? '',
    XAUTHORITY: copy,
    // Looking for one that is not there takes time.
    DBUS_SESSION_BUS_ADDRESS: bus ?? 'disabled:',
    WIZARD_UID: String(account.uid),
    WIZARD_GID: String(account.gid),
    WIZARD_ELECTRON: electron,
  };
}

/** A fresh folder of an account, which nobody else can read. */
export async function makeProfile(account: Account): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'pristine-wizard-'));
  await chown(profile, account.uid, account.gid);
  return profile;
}

/** The command that runs Electron under its account. */
export function wizardExecutable({ electron }: Pick<WizardOptions, 'electron'>): string {
  return process.getuid?.() === 0 ? join(import.meta.dirname, 'as-user.sh') : electron;
}

/** Starts the wizard and waits for its window. */
export async function launchWizard(options: WizardOptions): Promise<Wizard> {
  const profile = await makeProfile(options.account);
  const app = await _electron.launch({
    executablePath: wizardExecutable(options),
    // Without this Playwright adds --no-sandbox by itself.
    chromiumSandbox: true,
    args: [
      `--backend=unix:${options.socket}`,
      `--user-data-dir=${join(profile, 'data')}`,
      ...(options.switches ?? []),
    ],
    env: await wizardEnvironment(options, profile),
    cwd: '/',
  });
  const page = await app.firstWindow();
  await page.waitForLoadState();
  return {
    app,
    page,
    profile,
    [Symbol.asyncDispose]: async () => {
      await app.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
