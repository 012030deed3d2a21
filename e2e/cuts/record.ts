import { truncate, writeFile } from 'node:fs/promises';
import { inLab } from '../backend/machine.ts';
import type { Lab } from '../lab/lab.ts';
import { copyImage } from '../setup/copy-image.ts';
import { disk, labWith } from './prepare.ts';
import { runWhole, type Timed } from './run-task.ts';

const logBytes = 2 * 1024 ** 3;
const logDevice = '/dev/ubdc';

async function finish(lab: Lab): Promise<void> {
  await inLab(lab, ['losetup', '--detach', '/dev/loop0']);
  await inLab(lab, ['udevadm', 'settle']);
  await inLab(lab, ['dmsetup', 'remove', '--retry', 'recorded']);
  await lab.stop();
}

/** Runs a task once, with everything that it writes to the disk written to a log as well. */
export async function record(
  image: string,
  argv: readonly string[],
  files: { readonly image: string; readonly log: string },
): Promise<Timed> {
  await copyImage(image, files.image);
  await writeFile(files.log, '');
  await truncate(files.log, logBytes);
  await using lab = await labWith(files.image, [files.log]);
  await inLab(lab, ['sh', 'e2e/cuts/record.sh', disk, logDevice]);
  const timed = await runWhole(lab, argv);
  await finish(lab);
  return timed;
}
