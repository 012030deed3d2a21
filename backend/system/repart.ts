import { join } from 'node:path';
import { z } from 'zod';
import type { Commands } from './command.ts';
import { untilUnlocked } from './disk-lock.ts';

const size = z.int().nonnegative();

const row = z.object({
  type: z.string(),
  label: z.string(),
  uuid: z.string(),
  /** Null for a partition that was there before. */
  file: z.string().nullable(),
  node: z.string(),
  offset: size,
  raw_size: size,
});

/** A partition that systemd-repart makes. Bytes. */
export interface PlacedPartition {
  readonly label: string;
  readonly uuid: string;
  readonly node: string;
  readonly startBytes: number;
  readonly sizeBytes: number;
}

/** Reads what systemd-repart prints with --json. Throws ZodError when it is something else. */
export function parseRepart(json: string): readonly PlacedPartition[] {
  return z
    .array(row)
    .parse(JSON.parse(json))
    .filter((one) => one.file !== null)
    .map((one) => ({
      label: one.label,
      uuid: one.uuid,
      node: one.node,
      startBytes: one.offset,
      sizeBytes: one.raw_size,
    }));
}

export interface RepartRequest {
  readonly device: string;
  readonly definitions: string;
  readonly seed: string;
  /** `plan` only says what an empty disk would be given; `add` puts it beside the mark of the erasing. */
  readonly mode: 'plan' | 'add';
}

// Beside the program, wherever that is installed.
const definitionsFolder = join(import.meta.dirname, '../assets/repart');

/**
 * Runs systemd-repart over a whole disk. The definitions are named in full:
 * with a wrong folder it would wipe the disk all the same (https://github.com/systemd/systemd/issues/33863).
 * Throws `disk.locked`.
 */
export async function repart(
  commands: Commands,
  request: RepartRequest,
): Promise<readonly PlacedPartition[]> {
  await untilUnlocked(commands, request.device);
  const json = await commands.output([
    'systemd-repart',
    '--no-pager',
    '--json=short',
    ...(request.mode === 'plan' ? ['--empty=force', '--dry-run=yes'] : ['--empty=refuse', '--dry-run=no']),
    `--definitions=${join(definitionsFolder, request.definitions)}`,
    `--seed=${request.seed}`,
    request.device,
  ]);
  return parseRepart(json);
}
