import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { Folder } from '../backend/machine.ts';
import { Lab } from '../lab/lab.ts';
import { goldenMaster } from '../setup/golden.ts';
import { makeTenfold, measureInstallation, measureMemory } from './installation.ts';
import { measureCompressed } from './compressed.ts';
import { measureClients, measureFetchAndReceive, prepareDelivery } from './delivery.ts';
import { measureLongStream } from './long-stream.ts';
import { measureUpdate } from './update.ts';
import { installedElectron } from '../journeys/harness/installed.ts';
import { measureReset } from './reset.ts';
import { printedRows, showHead, showRows, type Row } from './table.ts';

// Ratios within one run are what counts: machines differ, and are busy with other things.

const gibibyte = 1024 ** 3;

/** On a display of its own, so that it neither needs one nor depends on what else is shown there. */
async function measureOnDisplay(): Promise<readonly Row[]> {
  // Brings the display's server along, too.
  await installedElectron();
  const script = join(import.meta.dirname, 'on-display.ts');
  const { stdout } = await execa('xvfb-run', ['--auto-servernum', process.execPath, script], {
    stderr: 'inherit',
  });
  return printedRows.parse(JSON.parse(stdout));
}

/** In a lab of its own, whose disks nothing else was on. */
async function measureDelivery(folder: Folder, golden: string, stream: string): Promise<void> {
  await using lab = await Lab.start({
    disks: [
      { file: folder.file('delivered.img'), bytes: 8 * gibibyte },
      { file: folder.file('published.img'), bytes: 4 * gibibyte },
    ],
    shares: [folder.path, golden],
  });
  showRows(await measureCompressed(lab, stream));
  const delivery = await prepareDelivery(lab, '/dev/ubdc', stream, folder.path);
  showRows(await measureFetchAndReceive(delivery));
  showRows(await measureUpdate(delivery));
  showRows(await measureClients(delivery));
  // Last, since it leaves later versions.
  showRows(await measureLongStream(delivery));
  await lab.stop();
}

const day = new Date().toISOString().slice(0, 10);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / gibibyte)} GiB`;
process.stdout.write(`${day}, ${machine}\n\n`);
showHead();

await using folder = await Folder.make();
const golden = await goldenMaster();
const stream = join(golden, 'sample-1.btrfs.zst');

await using lab = await Lab.start({
  disks: [
    { file: folder.file('disk.img'), bytes: 8 * gibibyte },
    { file: folder.file('scratch.img'), bytes: 6 * gibibyte },
  ],
  shares: [folder.path, golden],
});
showRows(await measureInstallation(lab, stream));
showRows(await measureMemory(lab, stream, await makeTenfold(lab, '/dev/ubdc', stream, folder.path)));
// Last in this lab: it takes both disks for itself.
showRows(await measureReset(lab, stream));
await lab.stop();
await measureDelivery(folder, golden, stream);
showRows(await measureOnDisplay());
