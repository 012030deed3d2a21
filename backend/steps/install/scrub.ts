import { refuse } from '../../contract/fixes.ts';
import type { Report } from '../../engine/run.ts';
import type { Commands } from '../../system/command.ts';
import { watching } from '../../system/watch.ts';

const lookEveryMs = 2000;

/** Reads what `btrfs scrub status --raw` prints: bytes that were read back, and all there are. Null where it does not say so. */
export function parseScrubStatus(text: string): { readonly done: number; readonly total: number } | null {
  const total = /^Total to scrub:\s+(\d+)/mu.exec(text)?.[1];
  const done = /^Bytes scrubbed:\s+(\d+)/mu.exec(text)?.[1];
  return total === undefined || done === undefined ? null : { done: Number(done), total: Number(total) };
}

/** Reads every block back from the disk and compares it with its checksum. Throws `verify.failed`. */
export async function scrub(commands: Commands, top: string, report: Report): Promise<void> {
  const look = async (): Promise<void> => {
    const status = parseScrubStatus(await commands.output(['btrfs', 'scrub', 'status', '--raw', top]));
    if (status !== null) report.bytes(status.done, status.total);
  };
  const work = commands.run(['btrfs', 'scrub', 'start', '-B', top], { answers: [1, 2, 3] });
  const { exitCode } = await watching(work, lookEveryMs, look);
  if (exitCode !== 0) refuse('verify.failed', { proof: 'btrfs-file-system' });
}
