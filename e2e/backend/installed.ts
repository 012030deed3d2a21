import { join } from 'node:path';
import { z } from 'zod';
import { outcome, type Outcome } from '../../backend/contract/run.ts';
import { bootDisk, type BootResult } from '../boot/boot-disk.ts';
import { Lab } from '../lab/lab.ts';
import { goldenMaster } from '../setup/golden.ts';
import { Folder, inLab, install } from './machine.ts';

const device = '/dev/ubdb';
/** Ten times what a boot takes, and more than one takes on a machine that is busy with other things. */
const bootTimeoutMs = 480_000;
/** How often a version that does not come up is tried before it is given up. */
const mostTries = 3;
/** For a test that boots several times. */
export const bootsTimeoutMs = 1_200_000;

const kin = 'org.pristine.sample:x86_64';

/** The trees of the sample, by their names. */
export const trees = {
  root: `root:main:${kin}`,
  home: `home:main:${kin}`,
  usr1: `usr:${kin}:1`,
  usr2: `usr:${kin}:2`,
} as const;

/** The places that a reset tells apart, and where they are from the top of the file system. */
const places = {
  etc: `${trees.root}/etc`,
  var: `${trees.root}/var`,
  home: trees.home,
} as const;

const lastLine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('outcome'), outcome }),
  z.looseObject({ type: z.literal('issues') }),
  z.looseObject({ type: z.literal('problem') }),
]);

/** The sample on a disk of its own, which is now worked on in the lab and now booted. */
export class Installed implements AsyncDisposable {
  readonly #folder: Folder;
  readonly #medium: string;

  private constructor(folder: Folder, medium: string) {
    this.#folder = folder;
    this.#medium = medium;
  }

  /** Installs the sample's first version by an answer file, with the settings that it says. */
  static async makeWith(settings: unknown): Promise<Installed> {
    const installed = new Installed(await Folder.make(), await goldenMaster());
    const answers = {
      format: 1,
      task: 'install',
      eraseDisk: true,
      disk: { bus: 'other' },
      source: { from: 'medium', tree: trees.usr1 },
      settings,
      countdown: 0,
    };
    await installed.inLab(async (lab) => {
      await inLab(lab, ['tee', '/run/answers.json'], JSON.stringify(answers));
      await inLab(lab, ['pristine', 'apply', '/run/answers.json', '--medium', installed.#medium]);
    });
    return installed;
  }

  /** Installs the sample's first version. */
  static async make(): Promise<Installed> {
    const installed = new Installed(await Folder.make(), await goldenMaster());
    const streams = [installed.stream('sample-1.btrfs.zst')];
    const result = await installed.inLab((lab) => install(lab, device, streams));
    if (result.outcome?.result !== 'verified') throw new Error(`not installed: ${result.stderr}`);
    return installed;
  }

  get #file(): string {
    return this.#folder.file('disk.img');
  }

  /** The path of one of the medium's streams. */
  stream(name: string): string {
    return join(this.#medium, name);
  }

  /** Starts a lab with the disk, and halts it in order: what was done is on the disk then. */
  async inLab<T>(work: (lab: Lab) => Promise<T>): Promise<T> {
    await using lab = await Lab.start({
      disks: [{ file: this.#file, bytes: 8 * 1024 ** 3 }],
      shares: [this.#medium],
    });
    const result = await work(lab);
    await lab.stop();
    return result;
  }

  /** Boots the disk, which keeps what the system writes. Gives what the system said of itself; throws when it does not come up. */
  async boot(): Promise<Readonly<Record<string, string>>> {
    const { failure, facts, console } = await this.#bootOnce();
    if (failure !== null) throw new Error(`${failure}\n${console.slice(-2000)}`);
    return Object.fromEntries(facts);
  }

  /**
   * Boots the disk again and again until it comes up: each time that it does not it is switched off, as a person would. Gives the
   * reasons, and what the system said of itself in the end. Throws when it does not come up at all.
   */
  async bootUntilUp(): Promise<{
    readonly failures: readonly string[];
    readonly facts: Readonly<Record<string, string>>;
  }> {
    const failures: string[] = [];
    for (;;) {
      const { failure, facts } = await this.#bootOnce();
      if (failure === null) return { failures, facts: Object.fromEntries(facts) };
      failures.push(failure);
      if (failures.length > mostTries) throw new Error(`it does not come up: ${failures.join('; ')}`);
    }
  }

  #bootOnce(): Promise<BootResult> {
    return bootDisk({ file: this.#file, timeoutMs: bootTimeoutMs, keep: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#folder[Symbol.asyncDispose]();
  }
}

/** Runs a command line of the product. Throws with what it said when the outcome is not verified. */
export async function pristine(lab: Lab, ...argv: readonly string[]): Promise<Outcome> {
  const { stdout, stderr } = await lab.exec(['pristine', ...argv, '--yes', '--json']);
  const text = stdout.trimEnd().split('\n').at(-1) ?? '';
  const last = text === '' ? null : lastLine.parse(JSON.parse(text));
  if (last?.type === 'outcome' && last.outcome.result === 'verified') return last.outcome;
  throw new Error(`pristine ${argv.join(' ')}: ${text}\n${stderr}`);
}

/** Runs a shell script in the top folder of the file system. */
export async function atTop(lab: Lab, script: string): Promise<string> {
  const mount = `set -e; mount --mkdir -o subvolid=5 ${device}2 /run/top; cd /run/top`;
  return inLab(lab, ['sh', '-c', `${mount}; ${script}; cd /; umount /run/top`]);
}

/** Leaves a file in /etc, /var and /home, which a boot reports. */
export async function markPlaces(lab: Lab): Promise<void> {
  const paths = Object.values(places).map((place) => `${place}/pristine-sample-mark`);
  await atTop(lab, `echo there | tee ${paths.join(' ')}`);
}

/** Runs a shell script in the folder of the boot entries. */
export async function atEntries(lab: Lab, script: string): Promise<string> {
  const mount = `set -e; mount --mkdir ${device}1 /run/esp; cd /run/esp/loader/entries`;
  return inLab(lab, ['sh', '-c', `${mount}; ${script}; cd /; umount /run/esp`]);
}

/** The names of the boot entries' files. */
export async function entryFiles(lab: Lab): Promise<readonly string[]> {
  return (await atEntries(lab, 'ls')).trim().split('\n');
}
