import type { Page } from '@playwright/test';
import type { Answer, Bridge, Link, RelayedMethod } from '../../backend/contract/bridge.ts';
import { problemOf } from '../../backend/contract/fixes.ts';
import type { Facts } from '../../backend/contract/facts.ts';
import { changeRequest, type ChangeRequest } from '../../backend/contract/change.ts';
import type { ChangePlanned, InstallPlanned, Plan } from '../../backend/contract/plan.ts';
import type { Allowance } from '../../backend/contract/policy.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import type { Origin } from '../../backend/contract/offer.ts';
import {
  event as eventSchema,
  methods,
  snapshot as snapshotSchema,
  type Snapshot,
  type Source,
  type PristineEvent,
} from '../../backend/contract/protocol.ts';
import type { RunState } from '../../backend/contract/run.ts';
import { xkbKeyboard, type Keyboard, type XkbKeyboard } from '../../backend/contract/settings.ts';
import type { Asked } from '../../backend/contract/answers.ts';
import type { LogLine, LogPlace } from '../../backend/contract/log.ts';
import type { Results } from '../../backend/contract/results.ts';
import type { TreeSize } from '../../backend/contract/store.ts';
import { answersOf } from '../../backend/plan/answers-of.ts';
import { changePlannedFor } from './changes.ts';
import { idOf } from './disks.ts';
import { someKeyboards } from './keyboards.ts';
import { shortLog } from './logs.ts';
import { noResults } from './results.ts';
import { machine } from './machine.ts';
import { laptopSizes } from './stores.ts';

type Pushed = { readonly link: Link } | { readonly event: PristineEvent };

declare global {
  interface Window {
    playBack: (pushed: Pushed) => void;
    playedCall: (method: string, params: unknown) => Promise<Answer<never>>;
    playedAttach: () => Promise<void>;
  }
}

function sourceOf(params: unknown): Source {
  return methods['source.open'].params.parse(params).source;
}

/** Runs in the page, in place of the preload. */
function putBridge(): void {
  const links = new Set<(link: Link) => void>();
  const events = new Set<(event: PristineEvent) => void>();
  let present: Link = { state: 'connecting' };
  window.playBack = (pushed) => {
    if ('link' in pushed) {
      present = pushed.link;
      for (const listener of links) listener(present);
      return;
    }
    for (const listener of events) listener(pushed.event);
  };
  const bridge: Bridge = {
    call: (method, params) => window.playedCall(method, params),
    saveLog: () => window.playedCall('saveLog', {}),
    keyboard: () => window.playedCall('keyboard', {}),
    useKeyboard: (wanted) => window.playedCall('useKeyboard', wanted),
    usePageWords: () => {},
    close: () => void window.playedCall('close', {}),
    onLink: (listener) => {
      links.add(listener);
      listener(present);
      return () => links.delete(listener);
    },
    onEvent: (listener) => {
      events.add(listener);
      return () => events.delete(listener);
    },
  };
  Object.defineProperty(window, 'pristine', { value: bridge });
  void window.playedAttach();
}

/**
 * Plays back what the contract's bridge would say, for looking at the screens and their wiring. It proves nothing
 * about installing: that is proven elsewhere, in a real Electron with the real backend.
 */
export class Playback {
  readonly calls: { readonly method: string; readonly params: unknown }[] = [];
  link: Link = { state: 'connected' };
  facts: Facts | null = machine;
  plan: Plan | null = null;
  run: RunState | null = null;
  policy: Allowance | null = null;
  planned: InstallPlanned = { plan: null, issues: [] };
  plannedChange: (request: ChangeRequest) => ChangePlanned = (request) =>
    changePlannedFor(request, this.facts ?? undefined);
  /** What measuring answers; a promise that stays open is one that takes long. */
  sizes: readonly TreeSize[] | Promise<never> = laptopSizes;
  /** What looking at a place answers; a promise that stays open is a place that does not. */
  openSource: (source: Source) => { readonly origin: Origin } | Promise<never> = (source) => ({
    origin: source,
  });
  /** The calls that are never answered. */
  readonly unanswered = new Set<string>();
  /** What a call is refused with, instead of its answer. */
  readonly refusals = new Map<string, Problem>();
  /** All that the service has logged. */
  log: readonly LogLine[] = shortLog;
  /** Where the log can be saved. */
  places: readonly LogPlace[] = [];
  keyboards: readonly Keyboard[] = someKeyboards;
  /** The one in force; null where none can be put in force. */
  keyboard: XkbKeyboard | null = { layout: 'us' };
  /** What every password is hashed to. */
  hashed = '$6$salt$planted.by.playback';
  /** The list of what was done to which machine. */
  results: Results = noResults;
  /** What the answer file of the last machine comes to on this one. */
  asked: Asked | null = null;
  #seq = 10;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async install(): Promise<void> {
    await this.#page.exposeFunction('playedCall', (method: string, params: unknown) =>
      this.#answer(method, params),
    );
    await this.#page.exposeFunction('playedAttach', () => this.setLink(this.link));
    await this.#page.addInitScript(putBridge);
  }

  async #answer(method: string, params: unknown): Promise<Answer<unknown>> {
    this.calls.push({ method, params });
    const refusal = this.refusals.get(method);
    if (refusal !== undefined) return { ok: false, problem: refusal };
    if (this.unanswered.has(method)) await new Promise(() => {});
    return { ok: true, value: await this.#value(method, params) };
  }

  #value(method: string, params: unknown): unknown {
    const answers: {
      readonly [M in RelayedMethod | 'saveLog' | 'keyboard' | 'useKeyboard' | 'close']: () => unknown;
    } = {
      snapshot: () => this.snapshot,
      'facts.refresh': () => this.facts,
      'source.open': () => this.openSource(sourceOf(params)),
      'keyboards.list': () => ({ keyboards: this.keyboards }),
      'password.hash': () => ({ hashed: this.hashed }),
      'plan.install': () => {
        this.plan = this.planned.plan;
        return this.planned;
      },
      'plan.change': () => {
        const planned = this.plannedChange(changeRequest.parse(params));
        this.plan = planned.plan;
        return planned;
      },
      'store.measure': async () => ({ sizes: await this.sizes }),
      'run.start': () => ({ runId: idOf('run', 'one') }),
      'run.cancel': () => ({}),
      'log.read': () => {
        const { after } = methods['log.read'].params.parse(params);
        const lines = this.log.slice(after, after + 1000);
        return { lines, next: after + lines.length };
      },
      'log.places': () => ({ places: this.places }),
      'log.save': () => ({ file: 'pristine-log-ThinkPad-X1-Carbon-20261123-134100.txt' }),
      'answers.show': () => ({ text: this.#answersText(params) }),
      'answers.save': () => ({ file: 'pristine-answers-ThinkPad-X1-Carbon-20261123-134100.json' }),
      'answers.open': () => ({ asked: this.asked }),
      'results.read': () => this.results,
      'results.keep': () => {
        this.results = { ...this.results, place: this.places[0] ?? null };
        return this.results;
      },
      'machine.power-off': () => ({}),
      'machine.restart': () => ({}),
      saveLog: () => ({ saved: true }),
      keyboard: () => this.keyboard,
      useKeyboard: () => {
        this.keyboard = xkbKeyboard.parse(params);
        return this.keyboard;
      },
      close: () => null,
    };
    const answer = Object.entries(answers).find(([name]) => name === method);
    if (answer === undefined) throw new Error(`the window called ${method}`);
    return answer[1]();
  }

  /** Of the plan that is kept, by the real maker. */
  #answersText(params: unknown): string {
    const { bound } = methods['answers.show'].params.parse(params);
    if (this.plan === null || this.facts === null) throw new Error('nothing is planned');
    return `${JSON.stringify(answersOf(this.plan, this.facts, bound), null, 2)}\n`;
  }

  get snapshot(): Snapshot {
    const { facts, plan, run, policy } = this;
    return snapshotSchema.parse({ seq: this.#seq, facts, plan, run, policy });
  }

  async #push(pushed: Pushed): Promise<void> {
    await this.#page.evaluate((what) => window.playBack(what), pushed);
  }

  async setLink(link: Link): Promise<void> {
    this.link = link;
    await this.#push({ link });
  }

  async loseLink(code: 'backend.died' | 'backend.dismissed' | 'backend.unreachable'): Promise<void> {
    const retries = code !== 'backend.dismissed';
    await this.setLink({ state: 'lost', problem: problemOf(code, {}), retries });
  }

  async sayRun(run: RunState): Promise<void> {
    this.run = run;
    this.#seq += 1;
    await this.#push({ event: eventSchema.parse({ seq: this.#seq, type: 'run', run }) });
  }

  async sayFacts(facts: Facts): Promise<void> {
    this.facts = facts;
    this.#seq += 1;
    await this.#push({ event: eventSchema.parse({ seq: this.#seq, type: 'facts', facts }) });
  }

  /** Makes the window miss an event. */
  skipEvent(): void {
    this.#seq += 1;
  }
}
