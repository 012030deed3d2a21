import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import { facts as factsSchema, type Facts } from '../contract/facts.ts';
import type { InstallRequest, Plan, Planned } from '../contract/plan.ts';
import type { Params, PristineEvent, Result, Snapshot } from '../contract/protocol.ts';
import type { RunState } from '../contract/run.ts';
import type { DiskContext } from '../facts/disks.ts';
import { readFacts } from '../facts/read.ts';
import { definitionsFor } from '../plan/disk-layout.ts';
import { planInstall, type PlanDraft } from '../plan/install.ts';
import type { Placed } from '../plan/layout.ts';
import { install } from '../steps/install/install.ts';
import { Commands } from '../system/command.ts';
import { holdAwake, holdRunLock } from '../system/hold.ts';
import type { Log } from '../system/log.ts';
import { mountPointOf } from '../system/mounts.ts';
import { repart } from '../system/repart.ts';
import { readMedium, type Offering } from '../trees/medium.ts';
import { openStreams } from '../trees/open-streams.ts';
import { Run } from './run.ts';

export interface ControllerOptions {
  readonly log: Log;
  /** Folder of the medium that images are installed from. */
  readonly medium: string;
  /** Whether streams that nothing vouches for may be opened: only the terminal's own `--allow-unsigned` says so. */
  readonly allowUnsigned: boolean;
}

const lockFile = '/run/pristine/run.lock';

function newId(kind: string): string {
  return `${kind}-${randomBytes(16).toString('hex')}`;
}

function sealed(draft: PlanDraft): Plan {
  return { ...draft, digest: createHash('sha256').update(JSON.stringify(draft)).digest('hex') };
}

/** Holds the truth: the last facts, the plan, the one run. Clients come and go. */
export class Controller {
  readonly log: Log;
  readonly #options: ControllerOptions;
  readonly #commands: Commands;
  readonly #listeners = new Set<(event: PristineEvent) => void>();
  #seq = 0;
  #generation = 0;
  #facts: Facts | null = null;
  #reading: Promise<Facts> | null = null;
  #waiting: Promise<Facts> | null = null;
  #offerings: readonly Offering[] = [];
  #opened: readonly Offering[] = [];
  #plan: Plan | null = null;
  #run: Run | null = null;
  #starting = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(options: ControllerOptions) {
    this.log = options.log;
    this.#options = options;
    this.#commands = new Commands(options.log);
  }

  /** Tells every event from now on. Returns the function that ends it. */
  listen(listener: (event: PristineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when no run is on. */
  async idle(): Promise<void> {
    await this.#running;
  }

  snapshot(): Snapshot {
    return { seq: this.#seq, facts: this.#facts, plan: this.#plan, run: this.#run?.state ?? null };
  }

  /**
   * Reads the facts anew. Who asks while a reading is on gets the one after it, which begins later than the
   * question; all who wait for that share it.
   */
  refresh(): Promise<Facts> {
    if (this.#reading === null) return this.#startReading();
    const current = this.#reading;
    this.#waiting ??= current.then(
      () => this.#startReading(),
      () => this.#startReading(),
    );
    return this.#waiting;
  }

  #startReading(): Promise<Facts> {
    this.#waiting = null;
    const reading = this.#read().finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    this.#reading = reading;
    return reading;
  }

  async #read(): Promise<Facts> {
    const { offerings, problems } = await readMedium(this.#options.medium);
    this.#offerings = offerings;
    this.#generation += 1;
    const offers = [...offerings, ...this.#opened].map((one) => one.offer);
    const found = await readFacts(await this.#diskContext(), this.#generation, { offers, problems });
    // What the contract does not allow must not be sent: names on disks are strangers' text.
    this.#facts = factsSchema.parse(found);
    this.#tell({ seq: (this.#seq += 1), type: 'facts', facts: this.#facts });
    return this.#facts;
  }

  async #diskContext(): Promise<DiskContext> {
    const mountPoint = await mountPointOf(this.#options.medium);
    return { commands: this.#commands, mediumMountPoints: new Set([mountPoint]) };
  }

  async openStreams({ files }: Params<'streams.open'>): Promise<Result<'streams.open'>> {
    const { offerings } = await readMedium(this.#options.medium);
    const opened = await openStreams(this.log, files, offerings, this.#options.allowUnsigned);
    this.#opened = [...this.#opened.filter((one) => one.offer.id !== opened.offer.id), opened].slice(-64);
    await this.refresh();
    return opened.offer;
  }

  async planInstall(request: InstallRequest): Promise<Planned> {
    const facts = this.#facts ?? (await this.refresh());
    const seed = randomUUID();
    const probe = { planId: newId('plan'), seed, placed: await this.#probe(facts, request.diskId, seed) };
    const { plan, issues } = planInstall(facts, request, probe);
    this.#plan = plan === null ? null : sealed(plan);
    return { plan: this.#plan, issues: [...issues] };
  }

  /** Asks the partitioner what it would do. A disk that cannot be chosen is not even asked for. */
  async #probe(facts: Facts, diskId: string, seed: string): Promise<readonly Placed[]> {
    const disk = facts.disks.find((one) => one.id === diskId);
    if (disk === undefined || disk.obstacles.length > 0) return [];
    const definitions = definitionsFor(disk.sizeBytes).name;
    return repart(this.#commands, { device: disk.device, definitions, seed, mode: 'plan' });
  }

  async startRun({ planId, digest }: Params<'run.start'>): Promise<Result<'run.start'>> {
    if (this.#starting || (this.#run !== null && this.#run.state.outcome === null)) refuse('run.busy', {});
    const plan = this.#plan;
    if (plan === null || plan.id !== planId || plan.digest !== digest) return refuse('plan.unknown', {});
    const offering = [...this.#offerings, ...this.#opened].find(
      (one) => one.offer.id === plan.request.offerId,
    );
    if (offering === undefined || this.#facts === null) return refuse('source.unknown', {});
    this.#starting = true;
    try {
      const lock = await holdRunLock(lockFile);
      this.#running = this.#execute(plan, offering, this.#facts.machine.firmware, lock);
    } finally {
      this.#starting = false;
    }
    return { runId: this.#run?.id ?? newId('run') };
  }

  async #execute(
    plan: Plan,
    offering: Offering,
    firmware: Facts['machine']['firmware'],
    lock: AsyncDisposable,
  ): Promise<void> {
    const run = new Run(newId('run'), plan, this.log, (state) => this.#tellRun(state));
    this.#run = run;
    await using stack = new AsyncDisposableStack();
    stack.use(lock);
    stack.use(await holdAwake('Installing'));
    const context = {
      commands: this.#commands,
      disks: await this.#diskContext(),
      plan,
      sources: offering.sources,
      firmware,
    };
    await run.execute((runner) => install(runner, context, run.id));
    // A plan is for one run: what it was made from is no longer so.
    this.#plan = null;
    await this.refresh().catch((error: unknown) => this.log.add('facts', String(error)));
  }

  cancelRun({ runId }: Params<'run.cancel'>): Record<string, never> {
    if (this.#run === null || this.#run.id !== runId) refuse('run.unknown', {});
    this.#run?.cancel();
    return {};
  }

  #tellRun(run: RunState): void {
    this.#tell({ seq: (this.#seq += 1), type: 'run', run });
  }

  #tell(event: PristineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** What an error means to a client: its problem where it has one, `internal` and a log entry where not. */
export function answerableProblem(error: unknown, log: Log): ProblemError {
  if (error instanceof ProblemError) return error;
  log.add('server', error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new ProblemError(problemOf('internal', {}), { cause: error });
}
