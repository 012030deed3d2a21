import { refuse } from '../contract/fixes.ts';
import type { Commands } from './command.ts';

/** Whoever looks at a disk holds it for a moment; who partitions it holds it for longer. Seconds. */
const patience = 10;
/** How flock(1) ends where the time is over, and for no other reason. */
const held = 75;

/**
 * Waits until nobody else holds a disk: tools that lock it would wait for ever. Throws `disk.locked`.
 * See https://systemd.io/BLOCK_DEVICE_LOCKING
 */
export async function untilUnlocked(commands: Commands, device: string): Promise<void> {
  const lock = ['flock', `--timeout=${patience}`, `--conflict-exit-code=${held}`, device, 'true'] as const;
  const { exitCode } = await commands.run(lock, { answers: [held] });
  if (exitCode === held) refuse('disk.locked', { device });
}
