import { readlink } from 'node:fs/promises';
import { commandEnvironment } from './environment.ts';
import { findTool } from './find-tool.ts';

/**
 * Reading a stream makes much that lives briefly, and by default the place for that grows the longer the stream is. Node takes
 * this bound, in MiB, only when it starts; the unit of the service, which is not started again here, has it as well.
 */
const boundedMemory = '--max-semi-space-size=1';

/** Who sees what this process mounts: nobody else, everybody, or, in a container that hides who else there is, nobody knows. */
async function mountNamespace(): Promise<'own' | 'shared' | 'unknown'> {
  const [own, first] = await Promise.all(
    ['self', '1'].map((process) => readlink(`/proc/${process}/ns/mnt`).catch(() => null)),
  );
  if (own === null || first === null) return 'unknown';
  return own === first ? 'shared' : 'own';
}

/** Whether what this process mounts is certain to be seen by no one else. */
export async function hasOwnMountNamespace(): Promise<boolean> {
  return (await mountNamespace()) === 'own';
}

/**
 * Puts this process in a mount namespace of its own by starting it again under unshare, where it may and there is one. What we
 * mount is then seen by no one else, no automounter meets it, and it goes when we die, however that happens.
 */
export async function enterMountNamespace(): Promise<void> {
  // Starting again would lose the socket that systemd passed on; its unit has a mount namespace already.
  if (process.getuid?.() !== 0 || process.env['LISTEN_FDS'] !== undefined) return;
  const unshare = await findTool('unshare');
  if ((await mountNamespace()) !== 'shared' || unshare === null || process.execve === undefined) return;
  const environment = { ...process.env, PATH: commandEnvironment['PATH'] };
  const again = [process.execPath, boundedMemory, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(unshare, ['unshare', '--mount', '--propagation', 'slave', '--', ...again], environment);
}
