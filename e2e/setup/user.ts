import { execa } from 'execa';
import { cacheRoot } from './cache.ts';

const account = 'pristine-test';

/**
 * What goes before a command so that it runs without privilege: nothing for an ordinary account; for root an
 * account made for it, with its own home and the same display and cache. Anything that checks who owns a file
 * in the environment (the display's cookie, the session's folder) has to be started on the inside.
 */
export async function unprivilegedPrefix(): Promise<readonly string[]> {
  if (process.getuid?.() !== 0) return [];
  const found = await execa('getent', ['passwd', account], { reject: false });
  if (found.exitCode !== 0) await execa('useradd', ['--create-home', '--shell', '/bin/sh', account]);
  const { stdout } = await execa('getent', ['passwd', account]);
  const [, , uid = '', gid = '', , home = ''] = stdout.split(':');
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--init-groups',
    '--inh-caps=-all',
    '--',
    'env',
    '--unset=XDG_RUNTIME_DIR',
    '--unset=XDG_CACHE_HOME',
    `HOME=${home}`,
    `USER=${account}`,
    `LOGNAME=${account}`,
    `PRISTINE_CACHE=${cacheRoot()}`,
  ];
}
