import { refuse } from '../contract/fixes.ts';
import { facts as factsSchema, type Facts } from '../contract/facts.ts';
import type { ChangeRequest } from '../contract/change.ts';
import type {
  ChangePlan,
  ChangePlanned,
  InstallPlan,
  InstallPlanned,
  InstallRequest,
  Plan,
} from '../contract/plan.ts';
import type { Params, PristineEvent, Result, Snapshot } from '../contract/protocol.ts';
import type { RunState } from '../contract/run.ts';
import type { DiskContext } from '../facts/disks.ts';
import { readLogPlaces, type FoundPlace } from '../facts/log-places.ts';
import { readKeyboards } from '../facts/keyboards.ts';
import { readFacts } from '../facts/read.ts';
import { uuidsIn } from '../plan/find.ts';
import { reservedBy } from '../plan/reserved.ts';
import { Measuring } from '../facts/measure.ts';
import { change } from '../steps/change/change.ts';
import { install } from '../steps/install/install.ts';
import { Stick } from '../repository/stick.ts';
import { Commands } from '../system/command.ts';
import { watchDisks } from '../system/disk-watch.ts';
import { hashPassword } from '../system/hash-password.ts';
import { holdAwake, holdRunLock } from '../system/hold.ts';
import type { Log } from '../system/log.ts';
import { mountPointOf } from '../system/mounts.ts';
import { diskFailure } from './disk-failure.ts';
import { makeChangePlan, makeInstallPlan, newId } from './make-plan.ts';
import { Offers, type OfferSources } from './offers.ts';
import { Run, type Runner, type Verified } from './run.ts';
import { Papers } from './papers.ts';
import { saveLog } from './save-log.ts';

type Work = (runner: Runner, runId: string) => Promise<Verified>;

export interface ControllerOptions extends OfferSources {
  readonly log: Log;
  /** Whether it serves on after a run, to clients who then want to know what has become of the machine. */
  readonly servesOn: boolean;
}

const lockFile = '/run/pristine/run.lock';

/** Holds the truth: the last facts, the plan, the one run. Clients come and go. */
export class Controller {
  readonly log: Log;
  readonly papers: Papers;
  readonly #options: ControllerOptions;
  readonly #commands: Commands;
  readonly #offers: Offers;
  readonly #listeners = new Set<(event: PristineEvent) => void>();
  #seq = 0;
  #generation = 0;
  #facts: Facts | null = null;
  #reading: Promise<Facts> | null = null;
  #waiting: Promise<Facts> | null = null;
  #plan: Plan | null = null;
  #run: Run | null = null;
  #starting = false;
  #measuring: Measuring | null = null;
  #beside: Promise<unknown> = Promise.resolve();
  #running: Promise<unknown> = Promise.resolve();
  #watch: AbortController | null = null;

  constructor(options: ControllerOptions) {
    this.log = options.log;
    this.#options = options;
    this.#commands = new Commands(options.log);
    this.#offers = new Offers(options.log, options);
    this.papers = new Papers({
      commands: this.#commands,
      atPlaces: (work) => this.#atSticks(async () => work(await this.#foundPlaces())),
      opener: {
        snapshot: async () => this.snapshot(),
        'facts.refresh': () => this.refresh(),
        'streams.open': (params) => this.openStreams(params),
        'repository.open': (params) => this.openRepository(params),
        'source.open': (params) => this.openSource(params),
      },
    });
  }

  /** Tells every event from now on. Returns the function that ends it. */
  listen(listener: (event: PristineEvent) => void): () => void {
    this.#listeners.add(listener);
    this.#watchDisks();
    return () => {
      this.#listeners.delete(listener);
      this.#watchDisks();
    };
  }

  /** As long as somebody listens to a server, a disk that is plugged in or pulled out is told of without being asked for. */
  #watchDisks(): void {
    const wanted = this.#options.servesOn && this.#listeners.size > 0;
    if (wanted === (this.#watch !== null)) return;
    this.#watch?.abort();
    this.#watch = wanted ? new AbortController() : null;
    if (this.#watch === null) return;
    const failed = (error: unknown): void => this.log.fail('facts', String(error));
    watchDisks(() => void this.refresh().catch(failed), this.#watch.signal).catch(failed);
  }

  /** Resolves when no run is on. */
  async idle(): Promise<void> {
    await this.#running;
  }

  snapshot(): Omit<Snapshot, 'policy'> {
    return { seq: this.#seq, facts: this.#facts, plan: this.#plan, run: this.#run?.state ?? null };
  }

  /**
   * Reads the facts anew. Who asks while a reading is on gets the one after it, which begins later than the
   * question; all who wait for that share it.
   */
  refresh(): Promise<Facts> {
    // Whoever looks into a file system keeps it from being mounted to be written, and what a run changes is not worth telling
    // before its end, which tells it by itself.
    if (this.#isRunning() && this.#facts !== null) return Promise.resolve(this.#facts);
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
    await this.#beside;
    const { offers, problems } = await this.#offers.read();
    this.#generation += 1;
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
    const there = this.#facts?.stores.flatMap((store) => [...uuidsIn(store)]) ?? [];
    const offer = await this.#offers.openStreams(files, new Set(there));
    await this.refresh();
    return offer;
  }

  async openRepository({ locations }: Params<'repository.open'>): Promise<Result<'repository.open'>> {
    const offers = await this.#offers.openRepository(locations);
    await this.refresh();
    return { offers: [...offers] };
  }

  async openSource({ source }: Params<'source.open'>): Promise<Result<'source.open'>> {
    const origin = await this.#offers.openSource(
      source.kind === 'address' ? source.address : this.#stick(source.stickId),
    );
    await this.refresh();
    return { origin };
  }

  #stick(stickId: string): Stick {
    const found = this.#facts?.sticks.find((one) => one.id === stickId && one.holds === 'repository');
    return new Stick(this.#commands, found ?? refuse('stick.unknown', {}));
  }

  /** The facts that are being read where they are, such as after a run: a plan is made from what is, not from what was. */
  async #newest(): Promise<Facts> {
    return (await this.#reading) ?? this.#facts ?? this.refresh();
  }

  async keyboards(): Promise<Result<'keyboards.list'>> {
    return { keyboards: [...(await readKeyboards())] };
  }

  async hashPassword({ password }: Params<'password.hash'>): Promise<Result<'password.hash'>> {
    return { hashed: await hashPassword(this.#commands, password) };
  }

  async planInstall(request: InstallRequest): Promise<InstallPlanned> {
    const facts = await this.#newest();
    const planned = await makeInstallPlan(this.#commands, facts, request);
    this.#plan = planned.plan;
    this.papers.planned(planned.plan, facts);
    return planned;
  }

  async planChange(request: ChangeRequest): Promise<ChangePlanned> {
    const facts = await this.#newest();
    const planned = makeChangePlan(facts, request);
    this.#plan = planned.plan;
    this.papers.planned(planned.plan, facts);
    return planned;
  }

  /** How much the trees of a file system take. */
  async measure({ storeId }: Params<'store.measure'>): Promise<Result<'store.measure'>> {
    const store = this.#facts?.stores.find((one) => one.id === storeId);
    if (store === undefined) return refuse('store.unknown', {});
    while (this.#measuring !== null) await this.#stopMeasuring();
    if (this.#isRunning()) return refuse('run.busy', {});
    const measuring = new Measuring(this.#commands, store);
    this.#measuring = measuring;
    return { sizes: [...(await measuring.sizes)] };
  }

  /** It may take minutes, and a run does not wait for it. */
  async #stopMeasuring(): Promise<void> {
    const present = this.#measuring;
    await present?.stop();
    if (this.#measuring === present) this.#measuring = null;
  }

  #isRunning(): boolean {
    return this.#starting || (this.#run !== null && this.#run.state.outcome === null);
  }

  async startRun({ planId, digest }: Omit<Params<'run.start'>, 'pin'>): Promise<Result<'run.start'>> {
    if (this.#isRunning()) refuse('run.busy', {});
    const plan = this.#plan;
    if (plan === null || plan.id !== planId || plan.digest !== digest) return refuse('plan.unknown', {});
    if (this.#facts === null) return refuse('plan.unknown', {});
    const work = this.#workOf(plan, this.#facts);
    this.#starting = true;
    try {
      await this.#stopMeasuring();
      await this.#reading?.catch(() => undefined);
      await this.#beside;
      const lock = await holdRunLock(lockFile);
      this.#running = this.#execute(plan, work, lock);
    } finally {
      this.#starting = false;
    }
    return { runId: this.#run?.id ?? newId('run') };
  }

  #workOf(plan: Plan, facts: Facts): Work {
    return plan.kind === 'install' ? this.#installation(plan, facts) : this.#change(plan, facts);
  }

  #installation(plan: InstallPlan, { machine: { firmware } }: Facts): Work {
    const deliveries = this.#offers.deliveriesOf(plan);
    return async (runner, runId) => {
      const disks = await this.#diskContext();
      return install(runner, { commands: this.#commands, disks, plan, deliveries, firmware }, runId);
    };
  }

  #change(plan: ChangePlan, { machine: { firmware }, stores }: Facts): Work {
    const deliveries = this.#offers.deliveriesOf(plan);
    const store = stores.find((one) => one.id === plan.storeId) ?? refuse('store.unknown', {});
    return async (runner, runId) => {
      const disks = await this.#diskContext();
      return change(runner, { commands: this.#commands, disks, plan, store, deliveries, firmware }, runId);
    };
  }

  async #execute(plan: Plan, work: Work, lock: AsyncDisposable): Promise<void> {
    const run = new Run(newId('run'), plan, this.log, (state) => this.#tellRun(state));
    this.#run = run;
    this.papers.begun(plan);
    await using stack = new AsyncDisposableStack();
    stack.use(lock);
    stack.use(await holdAwake(plan.kind === 'install' ? 'Installing' : 'Changing a system'));
    await run.execute((runner) =>
      work(runner, run.id).catch(async (error: unknown) => {
        throw runner.signal.aborted ? error : await diskFailure(this.#commands, plan.disk.device, error);
      }),
    );
    // A plan is for one run: what it was made from is no longer so.
    this.#plan = null;
    await this.papers.ended(plan, run.state);
    if (!this.#options.servesOn) return;
    await this.refresh().catch((error: unknown) => this.log.fail('facts', String(error)));
  }

  cancelRun({ runId }: Params<'run.cancel'>): Record<string, never> {
    if (this.#run === null || this.#run.id !== runId) refuse('run.unknown', {});
    this.#run?.cancel();
    return {};
  }

  async #foundPlaces(): Promise<readonly FoundPlace[]> {
    const run = this.#run === null ? null : { plan: this.#run.plan, outcome: this.#run.state.outcome };
    return readLogPlaces(await this.#diskContext(), reservedBy(run, this.#facts));
  }

  /** Does what has to do with sticks beside any run. A run that begins waits for it: a stick may be what that is about. */
  async #atSticks<T>(work: () => Promise<T>): Promise<T> {
    // While a run is being started nobody knows yet what it is about.
    if (this.#starting) refuse('run.busy', {});
    // Who looks into a file system keeps it from being written, and the other way round: one after the other.
    const before = Promise.allSettled([this.#beside, this.#reading]);
    const done = before.then(work);
    this.#beside = Promise.allSettled([done]);
    return await done;
  }

  logPlaces(): Promise<Result<'log.places'>> {
    return this.#atSticks(async () => {
      const places = await this.#foundPlaces();
      return { places: places.map(({ id, kind, name, device }) => ({ id, kind, name, device })) };
    });
  }

  /** Saves the log. Throws `log.no-stick` where the place is there no longer, or is needed for something else by now. */
  saveLog({ placeId }: Params<'log.save'>): Promise<Result<'log.save'>> {
    return this.#atSticks(async () => {
      const places = await this.#foundPlaces();
      const place = places.find(({ id }) => id === placeId) ?? refuse('log.no-stick', {});
      return { file: await saveLog(this.#commands, place, this.#facts?.machine ?? null) };
    });
  }

  /** Whether the last run went well. */
  hasVerified(): boolean {
    return this.#run?.state.outcome?.result === 'verified';
  }

  /** Throws `run.busy`. */
  async shutDown(verb: 'poweroff' | 'reboot'): Promise<Result<'machine.power-off' | 'machine.restart'>> {
    if (this.#isRunning()) refuse('run.busy', {});
    await this.#commands.run(['systemctl', verb]);
    return {};
  }

  #tellRun(run: RunState): void {
    this.#tell({ seq: (this.#seq += 1), type: 'run', run });
  }

  #tell(event: PristineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
