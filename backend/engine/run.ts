import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import type { StepId, Plan } from '../contract/plan.ts';
import type { Problem, Proof } from '../contract/problem.ts';
import type { Aftermath, Bottleneck, Outcome, RunState } from '../contract/run.ts';
import type { Log } from '../system/log.ts';
import { Journal } from './journal.ts';
import { ProgressMeter } from './progress.ts';

/** What a step may say while it works. */
export interface Report {
  bytes(done: number, total: number): void;
  part(done: number): void;
  /** What the time went to, of what happens at the same time. Milliseconds. */
  readonly spent: (where: Bottleneck, ms: number) => void;
  /** Why there is nothing to do but wait; null when it goes on. */
  readonly waiting: (why: Problem | null) => void;
}

/** How a run ends that went well: what was proved, and by what it can be undone. */
export interface Verified {
  readonly proofs: readonly Proof[];
  readonly remainsId: string | null;
}

/** What the steps of a plan run under. */
export interface Runner {
  readonly journal: Journal;
  readonly signal: AbortSignal;
  step<T>(id: StepId, work: (report: Report) => Promise<T>): Promise<T>;
  /** How the run ends if this error is its end. */
  outcomeOf(error: unknown): Outcome;
}

const heartbeatMs = 1000;
const shortestGapMs = 100;

function problemIn(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : problemOf('internal', {});
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
  #inForce = false;
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
      change: this.plan.kind === 'change' ? this.plan.request : null,
      tree: this.plan.tree,
      title: this.plan.title,
      disk: { device: this.plan.disk.device, model: this.plan.disk.model },
      steps: this.#steps,
      progress: this.#meter.at(now),
      cancellable: !this.#destroyed && this.#outcome === null,
      stopping: this.signal.aborted && this.#outcome === null,
      elapsedMs: Math.round((this.#endedAt ?? now) - this.#startedAt),
      outcome: this.#outcome,
    };
  }

  /** Stops before the first destructive step, or while there is nothing to do but wait. Throws `run.not-cancellable` otherwise. */
  cancel(): void {
    const { cancellable, outcome } = this.state;
    const waits = outcome === null && this.#meter.waitingFor !== null;
    if (!cancellable && !waits) refuse('run.not-cancellable', {});
    this.#cancel.abort();
    this.#say();
  }

  async step<T>(id: StepId, work: (report: Report) => Promise<T>): Promise<T> {
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
      waiting: (why) => {
        if (this.#meter.waitingFor?.code === why?.code) return;
        this.#meter.waitingFor = why;
        this.#say();
      },
      spent: (where, ms) => this.#meter.spent(where, ms),
      part: (done) => {
        this.#meter.part(done, performance.now());
        this.#sayAtTimes();
      },
    });
    await this.journal.add({ type: 'done', at: new Date().toISOString(), step: id });
    this.#inForce ||= this.#destroyed;
    this.#mark(id, 'done');
    return result;
  }

  #mark(id: StepId, state: RunState['steps'][number]['state']): void {
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
  async execute(work: (runner: Runner) => Promise<Verified>): Promise<Outcome> {
    // Also when nothing moves, whoever watches learns that we are alive.
    const heartbeat = setInterval(() => this.#say(), heartbeatMs);
    try {
      await this.journal.add({
        type: 'started',
        at: new Date().toISOString(),
        runId: this.id,
        task: this.plan.kind === 'change' ? this.plan.request.task : 'install',
        tree: this.plan.tree,
      });
      const { proofs, remainsId } = await work(this);
      this.#meter.finish();
      return this.#end({ result: 'verified', proofs: [...proofs], remainsId });
    } catch (error) {
      return this.#end(this.#fail(error));
    } finally {
      clearInterval(heartbeat);
    }
  }

  #aftermath(): Aftermath {
    if (!this.#destroyed) return 'untouched';
    if (this.plan.kind === 'install') return 'erased-not-bootable';
    // What a change does at once either happened or did not: only a step that ended says that it did.
    return this.#inForce ? 'in-force' : 'as-before';
  }

  outcomeOf(error: unknown): Outcome {
    const aftermath = this.#aftermath();
    if (this.signal.aborted && !this.#destroyed) return { result: 'cancelled', aftermath };
    const { step } = this.#meter.at(performance.now());
    // Who gives up waiting knows what for.
    const problem = this.signal.aborted ? (this.#meter.waitingFor ?? problemIn(error)) : problemIn(error);
    return { result: 'failed', step, problem, aftermath };
  }

  #fail(error: unknown): Outcome {
    const outcome = this.outcomeOf(error);
    if (outcome.result !== 'failed') return outcome;
    const { step, problem } = outcome;
    if (!(error instanceof ProblemError)) {
      this.#log.fail('run', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    this.#log.fail('run', `step ${step} failed: ${problem.code} ${JSON.stringify(problem.params)}`);
    this.#steps = this.#steps.map((one) => (one.id === step ? { ...one, state: 'failed' } : one));
    return outcome;
  }

  #end(outcome: Outcome): Outcome {
    this.#outcome = outcome;
    this.#endedAt = performance.now();
    this.#say();
    return outcome;
  }
}
