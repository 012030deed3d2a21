import { createHash } from 'node:crypto';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { facts as factsSchema, type Disk, type Facts } from '../../backend/contract/facts.ts';
import { installPlanned, type InstallPlanned, type StepId } from '../../backend/contract/plan.ts';
import { issue, problem, type Issue, type Problem } from '../../backend/contract/problem.ts';
import type { StoreFacts } from '../../backend/contract/store.ts';
import { outcome, runState, type Outcome, type RunState } from '../../backend/contract/run.ts';
import { cached } from '../setup/cache.ts';
import { Lab, type ExecResult, type LabOptions, type LabProcess } from '../lab/lab.ts';
import { pristineIn } from './warm.ts';

const gibibyte = 1024 ** 3;

/** A folder for disks and streams that goes away with the test. */
export class Folder implements AsyncDisposable {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<Folder> {
    return new Folder(await mkdtemp(join(tmpdir(), 'pristine-test-')));
  }

  file(name: string): string {
    return join(this.path, name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Runs a command in the lab and gives its output. Throws with what it printed when it fails. */
export async function inLab(lab: Lab, argv: readonly string[], stdin?: string): Promise<string> {
  const result = await lab.exec(argv, stdin === undefined ? {} : { stdin });
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.exitCode}\n${result.stderr}`);
  return result.stdout;
}

const makeTrees = 'e2e/backend/make-trees.sh';

/** The folder with the small trees' streams, made once for all tests. */
const streams = await cached({
  name: 'small-trees',
  inputs: [await readFile(makeTrees, 'utf8')],
  build: async (dir) => {
    const scratch = join(dir, 'scratch.img');
    await using lab = await Lab.start({ disks: [{ file: scratch, bytes: 6 * gibibyte }], shares: [dir] });
    await inLab(lab, ['sh', '-x', makeTrees, '/dev/ubdb', dir]);
    await lab.stop();
    await rm(scratch);
  },
});

/** The path of one of the streams that make-trees.sh makes. */
export function stream(name: string): string {
  return join(streams, name);
}

/** A lab with as many blank disks as sizes are given, in bytes. */
export async function startMachine(
  folder: Folder,
  sizes: readonly number[],
  more: Omit<LabOptions, 'disks' | 'shares'> = {},
): Promise<Lab> {
  const disks = sizes.map((bytes, index) => ({ file: folder.file(`disk-${index}.img`), bytes }));
  return Lab.start({ ...more, disks, shares: [folder.path, streams] });
}

/** Says what the lab's firmware or power is to be taken for. */
export async function setProfile(lab: Lab, profile: unknown): Promise<void> {
  await inLab(lab, ['tee', '/run/pristine/profile.json'], JSON.stringify(profile));
}

export async function readFacts(lab: Lab): Promise<Facts> {
  const { exitCode, stdout, stderr } = await pristineIn(lab, ['facts', '--json']);
  if (exitCode !== 0) throw new Error(`pristine facts: ${exitCode}\n${stderr}`);
  return factsSchema.parse(JSON.parse(stdout));
}

/** The only file system with trees. Throws when there is none, or several. */
export async function readStore(lab: Lab): Promise<StoreFacts> {
  const [store, ...others] = (await readFacts(lab)).stores;
  if (store === undefined || others.length > 0) throw new Error('not one file system with trees');
  return store;
}

/** The one that is looked for. Throws where there is none. */
export function known<T>(all: readonly T[], isIt: (one: T) => boolean, what: string): T {
  const found = all.find(isIt);
  if (found === undefined) throw new Error(`no ${what}`);
  return found;
}

/** The facts of one disk. Throws when there is none. */
export async function readDisk(lab: Lab, device: string): Promise<Disk> {
  return known((await readFacts(lab)).disks, (disk) => disk.device === device, device);
}

const line = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run'), run: runState }),
  z.strictObject({ type: z.literal('issues'), issues: z.array(issue) }),
  z.strictObject({ type: z.literal('outcome'), outcome }),
  z.strictObject({ type: z.literal('problem'), problem }),
]);

export interface Installed {
  readonly exitCode: number;
  readonly runs: readonly RunState[];
  readonly issues: readonly Issue[];
  readonly outcome: Outcome | null;
  /** What was refused before there was a plan. */
  readonly problem: Problem | null;
  readonly stderr: string;
}

function read(result: ExecResult): Installed {
  const lines = result.stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => line.parse(JSON.parse(text)));
  const last = lines.at(-1);
  return {
    exitCode: result.exitCode,
    runs: lines.flatMap((one) => (one.type === 'run' ? [one.run] : [])),
    issues: lines.flatMap((one) => (one.type === 'issues' ? one.issues : [])),
    outcome: last?.type === 'outcome' ? last.outcome : null,
    problem: last?.type === 'problem' ? last.problem : null,
    stderr: result.stderr,
  };
}

/** The options that say where a tree comes from, for stream files. */
function streamOptions(files: readonly string[]): readonly string[] {
  return [...files.flatMap((file) => ['--stream', file]), '--allow-unsigned'];
}

function argvFrom(disk: string, source: readonly string[]): readonly string[] {
  return ['install', '--disk', disk, ...source, '--erase-disk', '--yes', '--json'];
}

export function installArgvFrom(disk: string, source: readonly string[]): readonly string[] {
  return ['pristine', ...argvFrom(disk, source)];
}

export function installArgv(disk: string, files: readonly string[]): readonly string[] {
  return installArgvFrom(disk, streamOptions(files));
}

/** Installs from where some options say, such as `--repository`, and reads every line that it prints. */
export async function installFrom(lab: Lab, disk: string, source: readonly string[]): Promise<Installed> {
  return read(await pristineIn(lab, argvFrom(disk, source)));
}

/** Installs by the command line, and reads every line that it prints. */
export async function install(lab: Lab, disk: string, files: readonly string[]): Promise<Installed> {
  return installFrom(lab, disk, streamOptions(files));
}

function changeArgs(command: string, more: readonly string[]): readonly string[] {
  return [...command.split(' '), ...more, '--yes', '--json'];
}

export function changeArgv(command: string, ...more: readonly string[]): readonly string[] {
  return ['pristine', ...changeArgs(command, more)];
}

/** Changes a system by the command line, such as `reset --system main --mode state`, and reads every line that it prints. */
export async function change(lab: Lab, command: string, ...more: readonly string[]): Promise<Installed> {
  return read(await pristineIn(lab, changeArgs(command, more)));
}

/** A run that is on. */
export interface Underway {
  readonly child: LabProcess;
  /** Resolves when it has ended, with what it printed from then on. */
  readonly rest: Promise<Installed>;
}

/** Starts a run by the command line and resolves when a condition holds for its state. */
export async function untilRun(
  lab: Lab,
  argv: readonly string[],
  holds: (run: RunState) => boolean,
): Promise<Underway> {
  const child = lab.spawn(argv);
  child.stdin.end();
  child.stderr.resume();
  const lines = createInterface({ input: child.stdout });
  // The power cut that may follow breaks the stream, and readline would pass that on to nobody, which ends the test run.
  lines.on('error', () => {});
  const come = Promise.withResolvers<undefined>();
  const printed: string[] = [];
  let arrived = false;
  lines.on('line', (text) => {
    printed.push(text);
    // What is killed then may end in the middle of a line.
    if (arrived) return;
    const state = runState.safeParse(JSON.parse(text).run);
    arrived = state.success && holds(state.data);
    if (arrived) come.resolve(undefined);
  });
  const ended = new Promise((resolve) => lines.once('close', resolve));
  void ended.then(() => come.reject(new Error(`the run ended before: ${printed.at(-1) ?? ''}`)));
  await come.promise;
  const rest = ended.then(async () =>
    read({ exitCode: await child.exit, stdout: printed.join('\n'), stderr: '' }),
  );
  rest.catch(() => {});
  return { child, rest };
}

export async function makePlan(lab: Lab, disk: string, files: readonly string[]): Promise<InstallPlanned> {
  const args = ['plan', 'install', '--disk', disk, ...streamOptions(files), '--json'];
  const { stdout } = await pristineIn(lab, args);
  return installPlanned.parse(JSON.parse(stdout));
}

/** Digest of the first and the last MiB of a disk image: where partition tables and boot loaders are. */
export async function edgesOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const mebibyte = 1024 ** 2;
    const hash = createHash('sha256');
    for (const position of [0, size - mebibyte]) {
      const { buffer } = await handle.read(Buffer.alloc(mebibyte), 0, mebibyte, position);
      hash.update(buffer);
    }
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}

/** Starts a run by the command line and resolves when it has come to a step. */
export function untilStep(lab: Lab, argv: readonly string[], step: StepId): Promise<Underway> {
  return untilRun(lab, argv, (run) => run.progress.step === step);
}

/** The code that a change is refused with before there is a run; `none` where it is not, or with another exit status than 2. */
export async function refusalOf(lab: Lab, command: string, ...more: readonly string[]): Promise<string> {
  const refused = await change(lab, command, ...more);
  if (refused.exitCode !== 2) return 'none';
  const blocking = refused.issues.find((found) => found.severity === 'blocking');
  return refused.problem?.code ?? blocking?.problem.code ?? 'none';
}

/** What a command came to, and all that it printed. */
export interface Said {
  readonly status: number;
  readonly text: string;
}

/** Runs a command line of the product, such as `tree add --tree app:…`, without anything that a shell would have to read. */
export async function says(lab: Lab, command: string): Promise<Said> {
  const { exitCode, stdout, stderr } = await pristineIn(lab, command.split(' '));
  return { status: exitCode, text: stdout + stderr };
}

/** Runs a shell script in the lab, `pristine` included. */
export async function shell(lab: Lab, script: string): Promise<Said> {
  const { exitCode, stdout, stderr } = await lab.exec(['sh', '-c', script]);
  return { status: exitCode, text: stdout + stderr };
}

/** The same, for a script that must end well: gives what it printed, and throws with it where it does not. */
export async function shellOk(lab: Lab, script: string): Promise<string> {
  const { status, text } = await shell(lab, script);
  if (status !== 0) throw new Error(`${script}: ${status}\n${text}`);
  return text;
}
