import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import type { InstallStep, Plan } from '../contract/plan.ts';
import type { Problem, Proof } from '../contract/problem.ts';
import type { Aftermath, Outcome, RunState } from '../contract/run.ts';
import type { Log } from '../system/log.ts';
import { Journal } from './journal.ts';
import { ProgressMeter } from './progress.ts';

/** What a step may say while it works. */
export interface Report {
  bytes(done: number, total: number): void;
  part(done: number): void;
}

/** What the steps of a plan run under. */
export interface Runner {
  readonly journal: Journal;
  readonly signal: AbortSignal;
  step<T>(id: InstallStep, work: (report: Report) => Promise<T>): Promise<T>;
}

const heartbeatMs = 1000;
const shortestGapMs = 100;

function problemIn(error: unknown, log: Log): Problem {
  if (error instanceof ProblemError) return error.problem;
  log.add('run', error instanceof Error ? (error.stack ?? error.message) : String(error));
  return problemOf('internal', {});
}

/** One execution of a plan: keeps its state, its journal and its progress, and ends in an outcome. */
export class Run implements Runner {
  readonly id: string;
  readonly plan: Plan;
  readonly journal = new Journal();
  readonly #log: Log;
  readonly #changed: (state: RunState) => void;
  readonly #cancel = new AbortController();
  readonly #meter: ProgressMeter;
  readonly #startedAt = performance.now();
  #steps: RunState['steps'];
  #stepStartedAt = 0;
  #destroyed = false;
  #outcome: Outcome | null = null;
  #endedAt: number | null = null;
  #saidAt = 0;

  constructor(runId: string, plan: Plan, log: Log, changed: (state: RunState) => void) {
    this.id = runId;
    this.plan = plan;
    this.#log = log;
    this.#changed = changed;
    this.#meter = new ProgressMeter(plan, this.#startedAt);
    this.#steps = plan.steps.map((step) => ({ id: step.id, state: 'pending', elapsedMs: 0 }));
  }

  get signal(): AbortSignal {
    return this.#cancel.signal;
  }

  get state(): RunState {
    const now = performance.now();
    return {
      id: this.id,
      planId: this.plan.id,
      kind: this.plan.kind,
      tree: this.plan.tree,
      title: this.plan.title,
      disk: { device: this.plan.disk.device, model: this.plan.disk.model },
      steps: this.#steps,
      progress: this.#meter.at(now),
      cancellable: !this.#destroyed && this.#outcome === null,
      elapsedMs: Math.round((this.#endedAt ?? now) - this.#startedAt),
      outcome: this.#outcome,
    };
  }

  /** Stops before the first destructive step. Throws `run.not-cancellable` after it. */
  cancel(): void {
    if (!this.state.cancellable) refuse('run.not-cancellable', {});
    this.#cancel.abort();
  }

  async step<T>(id: InstallStep, work: (report: Report) => Promise<T>): Promise<T> {
    if (this.plan.steps.some((step) => step.id === id && step.destructive)) {
      this.signal.throwIfAborted();
      this.#destroyed = true;
    }
    this.#stepStartedAt = performance.now();
    this.#meter.begin(id, this.#stepStartedAt);
    await this.journal.add({ type: 'intent', at: new Date().toISOString(), step: id });
    this.#mark(id, 'running');
    const result = await work({
      bytes: (done, total) => {
        this.#meter.bytes(done, total, performance.now());
        this.#sayAtTimes();
      },
      part: (done) => {
        this.#meter.part(done, performance.now());
        this.#sayAtTimes();
      },
    });
    await this.journal.add({ type: 'done', at: new Date().toISOString(), step: id });
    this.#mark(id, 'done');
    return result;
  }

  #mark(id: InstallStep, state: RunState['steps'][number]['state']): void {
    const elapsedMs = Math.round(performance.now() - this.#stepStartedAt);
    this.#log.add('run', `step ${id}: ${state}${state === 'running' ? '' : ` after ${elapsedMs} ms`}`);
    this.#steps = this.#steps.map((step) => (step.id === id ? { id, state, elapsedMs } : step));
    this.#say();
  }

  #sayAtTimes(): void {
    if (performance.now() - this.#saidAt >= shortestGapMs) this.#say();
  }

  #say(): void {
    this.#saidAt = performance.now();
    this.#changed(this.state);
  }

  /**
   * Does the work and ends in an outcome; never throws. `work` gives the proofs of what it verified, and
   * has let go of everything it held when it ends, well or not.
   */
  async execute(work: (runner: Runner) => Promise<readonly Proof[]>): Promise<Outcome> {
    // Also when nothing moves, whoever watches learns that we are alive.
    const heartbeat = setInterval(() => this.#say(), heartbeatMs);
    try {
      await this.journal.add({
        type: 'started',
        at: new Date().toISOString(),
        runId: this.id,
        tree: this.plan.tree,
      });
      const proofs = await work(this);
      this.#meter.finish();
      return this.#end({ result: 'verified', proofs: [...proofs] });
    } catch (error) {
      return this.#end(this.#failure(error));
    } finally {
      clearInterval(heartbeat);
    }
  }

  #failure(error: unknown): Outcome {
    const aftermath: Aftermath = this.#destroyed ? 'erased-not-bootable' : 'untouched';
    if (this.signal.aborted && !this.#destroyed) return { result: 'cancelled', aftermath };
    const found = problemIn(error, this.#log);
    const { step } = this.#meter.at(performance.now());
    this.#log.add('run', `step ${step} failed: ${found.code} ${JSON.stringify(found.params)}`);
    this.#steps = this.#steps.map((one) => (one.id === step ? { ...one, state: 'failed' } : one));
    return { result: 'failed', step, problem: found, aftermath };
  }

  #end(outcome: Outcome): Outcome {
    this.#outcome = outcome;
    this.#endedAt = performance.now();
    this.#say();
    return outcome;
  }
}
