import type { Commands } from './command.ts';

/** Whether a disk still gives what is on it, from the disk itself and not from memory. */
export async function diskAnswers(commands: Commands, device: string): Promise<boolean> {
  return commands.succeeds([
    'dd',
    `if=${device}`,
    'of=/dev/null',
    'bs=4096',
    'count=1',
    'iflag=direct',
    'status=none',
  ]);
}
