import { dirname } from 'node:path';
import { stream } from '../backend/machine.ts';
import { Lab } from '../lab/lab.ts';
import { disk } from './prepare.ts';
import { judge, type Verdict } from './judge.ts';
import { lookAt } from './look.ts';
import { commands, type Side, type Task } from './tasks.ts';

export interface Checked {
  readonly side: Side | null;
  readonly faults: readonly string[];
}

/** How much is tried of a disk: only looked at, repaired as well, and what the cut undid done again. */
export type Depth = 'look' | 'repair' | 'again';

/** The trees as they are when they are whole: digests by name. */
export type Known = ReadonlyMap<string, string>;

// After a power cut VFAT knows that it was not unmounted (in byte 65, which its copy is not told) and has lost
// count of what is free.
const harmless =
  /^(?:fsck\.fat .*|Dirty bit is set\. .*|\s*Automatically removing dirty bit\.|Free cluster summary .*|\s*Auto-correcting\.|Leaving filesystem unchanged\.|There are differences between boot sector and its backup\.|This is mostly harmless\. .*|  65:01\/00|\s*Not automatically fixing this\.|.*: \d+ files, \d+\/\d+ clusters|)$/u;

const esp = 'fsck.vfat: ';

async function fileSystemFaults(lab: Lab, device: string): Promise<readonly string[]> {
  const btrfs = await lab.exec(['btrfs', 'check', '--readonly', `${device}2`]);
  const vfat = await lab.exec(['fsck.vfat', '-n', `${device}1`]);
  const complaints = vfat.stdout.split('\n').filter((line) => !harmless.test(line));
  return [
    ...(btrfs.exitCode === 0 ? [] : [`btrfs check: ${btrfs.stdout}${btrfs.stderr}`]),
    ...complaints.map((line) => `${esp}${line}`),
  ];
}

async function see(lab: Lab, device: string, task: Task, known: Known, settled: boolean): Promise<Verdict> {
  const broken = await fileSystemFaults(lab, device);
  const { side, faults } = judge(await lookAt(lab, device), task, known, settled);
  return { side, faults: [...broken, ...faults] };
}

/**
 * VFAT notes that clusters are taken before it notes by which file, and a flush for the other file system on the disk may come
 * between. They are lost only until the next repair, after which none may be.
 */
const lostClusters = /Reclaimed \d+ unused clusters/u;

/** A piece of a long name that a torn write left: fsck.vfat leaves it where it is, and the kernel passes over it. */
const leftByFsck =
  /Long filename fragment .* found outside a LFN sequence|Maybe the start bit is missing|Not auto-correcting this\./u;

function bearable(torn: boolean, faults: readonly string[]): readonly string[] {
  return faults.filter((fault) => !(torn && leftByFsck.test(fault)));
}

async function runAgain(lab: Lab, device: string, task: Task, known: Known): Promise<readonly string[]> {
  const again = await lab.exec(task.argv);
  if (again.exitCode !== 0) return [`cannot be done again: ${again.exitCode} ${again.stdout}${again.stderr}`];
  const { side, faults } = await see(lab, device, task, known, true);
  return side === 'new' ? faults : [...faults, 'done again, and not in force'];
}

function said(when: string, faults: readonly string[]): readonly string[] {
  return faults.map((fault) => `${when}: ${fault}`);
}

/** What is asked of a disk. */
export interface Asked {
  readonly depth: Depth;
  /** Whether writes were torn: VFAT has no journal, so it may need to be put in order; but what starts has to start. */
  readonly torn: boolean;
}

async function checkIn(
  lab: Lab,
  device: string,
  task: Task,
  known: Known,
  { depth, torn }: Asked,
): Promise<Checked> {
  const cut = await see(lab, device, task, known, false);
  const atOnce = cut.faults.filter((fault) => !(torn && fault.startsWith(esp)) && !lostClusters.test(fault));
  const faults = [...said('after the cut', atOnce)];
  if (depth === 'look') return { side: cut.side, faults };
  const repair = await lab.exec(commands.repair);
  if (repair.exitCode !== 0) {
    return {
      side: cut.side,
      faults: [...faults, `repair: ${repair.exitCode} ${repair.stdout}${repair.stderr}`],
    };
  }
  const after = await see(lab, device, task, known, true);
  faults.push(...said('after the repair', bearable(torn, after.faults)));
  if (after.side !== cut.side) faults.push(`the repair made ${after.side} of ${cut.side}`);
  if (depth === 'again' && after.side === 'old')
    faults.push(...said('again', bearable(torn, await runAgain(lab, device, task, known))));
  return { side: cut.side, faults };
}

/** A lab that disks are brought to, one after the other. */
export class Bench implements AsyncDisposable {
  #lab: Lab | null = null;

  /** Looks at a disk after a power cut, repairs it, and looks again. The image is changed. */
  async check(image: string, task: Task, known: Known, asked: Asked): Promise<Checked> {
    this.#lab ??= await Lab.start({ shares: [dirname(stream('good.btrfs'))] });
    const lab = this.#lab;
    try {
      const device = await lab.attachDisk({ file: image });
      const checked = await checkIn(lab, device, task, known, asked);
      await lab.exec(['btrfs', 'device', 'scan', '--forget']);
      await lab.detachDisk(device);
      return checked;
    } catch (error) {
      // Whatever has hold of the disk goes with its lab.
      await this[Symbol.asyncDispose]();
      return { side: null, faults: [String(error)] };
    }
  }

  /** Lets something else have the machine's cores and memory. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lab?.powerCut();
    this.#lab = null;
  }
}

/** What the trees of a disk are that nothing has happened to. */
export async function knownTrees(image: string): Promise<Known> {
  await using lab = await Lab.start({ disks: [{ file: image, readOnly: true }] });
  return (await lookAt(lab, disk)).trees;
}
