import { join } from 'node:path';
import { execa } from 'execa';
import { electronDist } from '../../setup/electron.ts';
import { unprivilegedPrefix } from '../../setup/user.ts';
import type { Account, WizardOptions } from './app.ts';

export type InstalledElectron = Pick<WizardOptions, 'electron' | 'account'>;

const appFolder = join(import.meta.dirname, '../../../dist/app');

let found: Promise<InstalledElectron> | null = null;

/** The real Electron with the built app in it, and who runs it. Sets both up where they are not. */
export function installedElectron(): Promise<InstalledElectron> {
  found ??= find();
  return found;
}

async function find(): Promise<InstalledElectron> {
  const account = await unprivilegedAccount();
  return { electron: join(await electronDist(appFolder), 'electron'), account };
}

async function unprivilegedAccount(): Promise<Account> {
  const prefix = await unprivilegedPrefix();
  const ask = async (what: string): Promise<number> => {
    const [command, ...args] = [...prefix, 'id', what];
    return Number((await execa(command, args)).stdout);
  };
  return { uid: await ask('--user'), gid: await ask('--group') };
}
