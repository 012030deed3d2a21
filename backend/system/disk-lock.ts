import { refuse } from '../contract/fixes.ts';
import type { Commands } from './command.ts';

/** Whoever looks at a disk holds it for a moment; who partitions it holds it for longer. Seconds. */
const patience = 10;

/**
 * Waits until nobody else holds a disk: tools that lock it would wait for ever. Throws `disk.locked`.
 * See https://systemd.io/BLOCK_DEVICE_LOCKING
 */
export async function untilUnlocked(commands: Commands, device: string): Promise<void> {
  if (await commands.succeeds(['flock', `--timeout=${patience}`, device, 'true'])) return;
  refuse('disk.locked', { device });
}
