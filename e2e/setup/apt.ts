import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { withProgress } from './progress.ts';

// Another apt on the machine (unattended upgrades on a fresh one) is waited for, in seconds.
const lockTimeout = 'DPkg::Lock::Timeout=600';

/** Installs the Debian packages among `names` that are missing; needs root or sudo only when some are. */
export async function aptPackages(names: readonly string[]): Promise<void> {
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  const sudo = await sudoPrefix(missing);
  const apt = async (args: readonly string[], reject: boolean): Promise<void> => {
    // `env` passes both through sudo and keeps debconf from asking.
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q'] as const;
    await execa(command, [...rest, '-o', lockTimeout, ...args], {
      stdin: 'inherit',
      stdout: process.stderr,
      stderr: 'inherit',
      reject,
    });
  };
  await withProgress(`installing Debian packages: ${missing.join(' ')}`, async () => {
    // One unreachable third-party source makes `update` fail although Debian's own lists arrived.
    await apt(['update'], false);
    await apt(['install', '--yes', '--no-install-recommends', ...missing], true);
  });
}

/** The Debian mirror that this machine itself is configured to use. */
export async function debianMirror(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8');
  const codename = /^VERSION_CODENAME="?([a-z]+)"?$/m.exec(release)?.[1] ?? '';
  const format = '$(RELEASE) $(CODENAME) $(COMPONENT) $(ORIGIN) $(REPO_URI)';
  const { stdout } = await execa('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const sources = stdout.split('\n').map((line) => line.split(' '));
  // Before the first `apt-get update` the origin is unknown and printed as it was asked for.
  const own = sources.find(
    ([name, alias, component, origin]) =>
      (name === codename || alias === codename) &&
      component === 'main' &&
      (origin === 'Debian' || origin === '$(ORIGIN)'),
  );
  const uri = own?.[4];
  if (uri === undefined) {
    throw new Error(
      `apt on this machine knows no Debian source for "${codename}" main: a Debian 12 is needed`,
    );
  }
  return uri.replace(/\/+$/, '');
}

async function missingPackages(names: readonly string[]): Promise<readonly string[]> {
  const query = await execa(
    'dpkg-query',
    ['--show', '--showformat', '${Package} ${db:Status-Status}\\n', ...names],
    {
      reject: false,
    },
  );
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.replace(/ installed$/, '')),
  );
  return names.filter((name) => !installed.has(name));
}

async function sudoPrefix(missing: readonly string[]): Promise<readonly 'sudo'[]> {
  if (process.getuid?.() === 0) return [];
  const sudo = await execa('sudo', ['--version'], { reject: false });
  if (sudo.exitCode === 0) return ['sudo'];
  throw new Error(
    `these Debian packages are missing and there is neither root nor sudo: ${missing.join(' ')}. ` +
      `As root: apt-get install --no-install-recommends ${missing.join(' ')}`,
  );
}
