import { readlink } from 'node:fs/promises';
import { commandEnvironment } from './command.ts';
import { findTool } from './find-tool.ts';
import { refuse } from '../contract/fixes.ts';

/**
 * Reading a stream makes much that lives briefly, and by default the place for that grows the longer the stream is. Node takes
 * this bound, in MiB, only when it starts; the unit of the service, which is not started again here, has it as well.
 */
const boundedMemory = '--max-semi-space-size=1';

/**
 * Puts this process in a mount namespace of its own by starting it again under unshare. What we mount is then
 * seen by no one else, no automounter meets it, and it goes when we die, however that happens.
 */
export async function enterMountNamespace(): Promise<void> {
  const [own, first] = await Promise.all([readlink('/proc/self/ns/mnt'), readlink('/proc/1/ns/mnt')]);
  if (own !== first || process.execve === undefined) return;
  const unshare = (await findTool('unshare')) ?? refuse('tool.missing', { tool: 'unshare' });
  const environment = { ...process.env, PATH: commandEnvironment['PATH'] };
  const again = [process.execPath, boundedMemory, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(unshare, ['unshare', '--mount', '--propagation', 'slave', '--', ...again], environment);
}
