import { join } from 'node:path';
import { longestAnswersBytes } from '../contract/answers.ts';
import type { Facts } from '../contract/facts.ts';
import { ProblemError, refuse } from '../contract/fixes.ts';
import type { Plan } from '../contract/plan.ts';
import type { Params, Result } from '../contract/protocol.ts';
import { mostResultRows, type ResultRow, type Same } from '../contract/results.ts';
import type { RunState } from '../contract/run.ts';
import type { FoundPlace } from '../facts/log-places.ts';
import { Looks } from '../facts/looks.ts';
import { hasFile } from '../facts/sticks.ts';
import { answersOf } from '../plan/answers-of.ts';
import { resultRowOf, subjectOf } from '../plan/result-row.ts';
import type { Commands } from '../system/command.ts';
import { writeWhole } from '../system/write-file.ts';
import { readTextInside } from '../trees/inside-tree.ts';
import { askedBy, parseAnswers } from './answered.ts';
import type { Opener } from './open-source.ts';
import { addResults, beginResults, readResults, resultsFile, sameFile } from './results-file.ts';
import { atPlace, saveNew } from './save-file.ts';

/** So many outcomes are held for a list that is not plugged in. */
const mostUnwritten = 100;

/** A plan, with what it was made from: afterwards the machine is another one. */
interface Made {
  readonly plan: Plan;
  readonly facts: Facts;
}

/** What is on a stick with a list. */
interface Kept {
  readonly place: FoundPlace;
  readonly rows: readonly ResultRow[];
  readonly same: string | null;
}

/** What it is written with. */
export interface Desk {
  readonly commands: Commands;
  /** Does something with the places that there are, beside any run and any other look at them. */
  readonly atPlaces: <T>(work: (places: readonly FoundPlace[]) => Promise<T>) => Promise<T>;
  readonly opener: Opener;
}

function textOf({ plan, facts }: Made, bound: boolean): string | null {
  const said = answersOf(plan, facts, bound);
  if (said === null) return null;
  if ('code' in said) throw new ProblemError(said);
  return `${JSON.stringify(said, null, 2)}\n`;
}

function sameOf(text: string | null): Same | null {
  if (text === null) return null;
  try {
    const said = parseAnswers(text);
    return said.task === 'install'
      ? { task: 'install', tree: said.source.tree ?? null }
      : { task: 'reset', system: said.system, mode: said.mode };
  } catch {
    return null;
  }
}

/** What is written down for support staff: the answer file of what is planned or was done, and a list of what came of it. */
export class Papers {
  readonly #desk: Desk;
  #planned: Made | null = null;
  #ran: Made | null = null;
  #unwritten: readonly ResultRow[] = [];
  #same: string | null = null;
  /** Whether a list was asked for: without that nothing is written on a stick by itself. */
  #wanted = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** @param facts what the plan was made from */
  planned(plan: Plan | null, facts: Facts): void {
    this.#planned = plan === null ? null : { plan, facts };
  }

  /** Another plan may be made before its run has ended. */
  begun(plan: Plan): void {
    if (this.#planned?.plan.id === plan.id) this.#ran = this.#planned;
  }

  /** Notes what came of a run, and writes it down where somebody keeps a list. */
  async ended(plan: Plan, { outcome, elapsedMs }: Pick<RunState, 'outcome' | 'elapsedMs'>): Promise<void> {
    const made = this.#ran;
    if (made?.plan.id !== plan.id || outcome === null) return;
    const row = resultRowOf(subjectOf(plan, made.facts), outcome, new Date().toISOString(), elapsedMs);
    this.#unwritten = [...this.#unwritten, row].slice(-mostUnwritten);
    if (outcome.result === 'verified') this.#same = this.#sameAs(made) ?? this.#same;
    if (!this.#wanted) return;
    await this.read().catch((error: unknown) => this.#desk.commands.log.fail('results', String(error)));
  }

  /** What is to be done to the next machine; null where no answer file can say it. */
  #sameAs(made: Made): string | null {
    try {
      return textOf(made, false);
    } catch (error) {
      this.#desk.commands.log.fail('results', String(error));
      return null;
    }
  }

  #made(planId: string): Made {
    return [this.#planned, this.#ran].find((one) => one?.plan.id === planId) ?? refuse('plan.unknown', {});
  }

  /** Throws `plan.unknown` where none can say it, and what there is to say against one that would not be clear. */
  show({ planId, bound }: Params<'answers.show'>): Result<'answers.show'> {
    const text = textOf(this.#made(planId), bound);
    return text !== null && text.length <= longestAnswersBytes ? { text } : refuse('plan.unknown', {});
  }

  /** Throws `log.no-stick`, `log.no-space`, `log.not-writable`, and as {@link show}. */
  async save({ placeId, ...asked }: Params<'answers.save'>): Promise<Result<'answers.save'>> {
    const { text } = this.show(asked);
    const { machine } = this.#made(asked.planId).facts;
    const file = { kind: 'answers', extension: 'json', machine } as const;
    const save = (top: string): Promise<string> => saveNew(top, file, (handle) => handle.writeFile(text));
    return this.#desk.atPlaces(async (places) => ({
      file: await atPlace(this.#desk.commands, stickOf(places, placeId), save),
    }));
  }

  /** Throws `log.no-stick`, `answers.unreadable`, and what {@link parseAnswers} and {@link askedBy} throw. */
  async open({ placeId }: Params<'answers.open'>): Promise<Result<'answers.open'>> {
    const text = await this.#desk.atPlaces(async (places) => {
      await using looks = new Looks(this.#desk.commands);
      const { device, fileSystem } = stickOf(places, placeId);
      return await readTextInside(await looks.at(device, fileSystem), sameFile);
    });
    const given = parseAnswers(text ?? refuse('answers.unreadable', { file: sameFile }));
    return { asked: await askedBy(this.#desk.opener, given) };
  }

  /** Begins a list on a stick. Throws `log.no-stick`, `log.no-space`, `log.not-writable`. */
  keep({ placeId }: Params<'results.keep'>): Promise<Result<'results.read'>> {
    return this.#desk.atPlaces(async (places) => {
      const place = stickOf(places, placeId);
      await atPlace(this.#desk.commands, place, beginResults);
      return this.#readOn([place]);
    });
  }

  /** The list that is here. Adds what it does not have yet. */
  read(): Promise<Result<'results.read'>> {
    return this.#desk.atPlaces((places) => this.#readOn(places));
  }

  async #readOn(places: readonly FoundPlace[]): Promise<Result<'results.read'>> {
    this.#wanted = true;
    const kept = await this.#found(places.filter(({ kind }) => kind === 'stick'));
    if (kept === null) return { place: null, rows: [], unwritten: this.#unwritten.length, same: null };
    const { id, kind, name, device } = kept.place;
    const added = await this.#writeOn(kept.place);
    return {
      place: { id, kind, name, device },
      rows: [...kept.rows, ...added.rows].toReversed().slice(0, mostResultRows),
      unwritten: this.#unwritten.length,
      same: sameOf(added.same ?? kept.same),
    };
  }

  /** The first stick with a list. */
  async #found(sticks: readonly FoundPlace[]): Promise<Kept | null> {
    await using looks = new Looks(this.#desk.commands);
    for (const place of sticks) {
      const top = await looks.at(place.device, place.fileSystem);
      if (!(await hasFile(top, resultsFile))) continue;
      return { place, rows: await readResults(top), same: await readTextInside(top, sameFile) };
    }
    return null;
  }

  /** Writes what is not written yet. What cannot be is kept for the next time. */
  async #writeOn(place: FoundPlace): Promise<Pick<Kept, 'rows' | 'same'>> {
    const [rows, same] = [this.#unwritten, this.#same];
    if (rows.length === 0 && same === null) return { rows, same };
    try {
      await atPlace(this.#desk.commands, place, async (top) => {
        if (rows.length > 0) await addResults(top, rows);
        this.#unwritten = [];
        if (same !== null) await writeWhole(join(top, sameFile), same);
        this.#same = null;
      });
      return { rows, same };
    } catch {
      // What went wrong is in the log, and what is not written is told.
      return { rows: rows.filter((row) => !this.#unwritten.includes(row)), same: null };
    }
  }
}

function stickOf(places: readonly FoundPlace[], placeId: string): FoundPlace {
  const place = places.find(({ id, kind }) => id === placeId && kind === 'stick');
  return place ?? refuse('log.no-stick', {});
}
