import { z } from 'zod';
import { problem, type Problem } from './problem.ts';
import type { Method, Params, PristineEvent, Result } from './protocol.ts';
import type { XkbKeyboard } from './settings.ts';
import { shortText } from './text.ts';

/** The calls that a window may make. The rest belong to the terminal. */
export const relayedMethods = [
  'snapshot',
  'facts.refresh',
  'source.open',
  'keyboards.list',
  'password.hash',
  'plan.install',
  'plan.change',
  'store.measure',
  'run.start',
  'run.cancel',
  'log.read',
  'log.places',
  'log.save',
  'answers.show',
  'answers.save',
  'answers.open',
  'results.read',
  'results.keep',
  'machine.power-off',
  'machine.restart',
] as const satisfies readonly Method[];
export type RelayedMethod = (typeof relayedMethods)[number];

/** Whether the window's main process can talk to the backend. `retries`: what is lost is tried again by itself. */
export const link = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('connecting') }),
  z.strictObject({ state: z.literal('connected') }),
  z.strictObject({ state: z.literal('lost'), problem, retries: z.boolean() }),
]);
export type Link = z.infer<typeof link>;

/** Electron keeps only the message of a thrown error, so an answer carries its problem as data. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What is asked where the page cannot: it does not answer, or its process keeps ending. */
export const pageWords = z.strictObject({
  failed: shortText,
  stuck: shortText,
  runGoesOn: shortText,
  loadAgain: shortText,
  wait: shortText,
  close: shortText,
});
export type PageWords = z.infer<typeof pageWords>;

/** What the preload puts at `window.pristine`. */
export interface Bridge {
  call<M extends RelayedMethod>(method: M, params: Params<M>): Promise<Answer<Result<M>>>;
  /** The listener also gets the present link at once. Returns the function that ends it. */
  onLink(listener: (link: Link) => void): () => void;
  onEvent(listener: (event: PristineEvent) => void): () => void;
  /** Asks where to, then writes the backend's log there. `saved` is false when the person thought better of it. */
  saveLog(): Promise<Answer<{ readonly saved: boolean }>>;
  /** The keyboard that is in force in the window; null where none can be put in force from here. */
  keyboard(): Promise<Answer<XkbKeyboard | null>>;
  /** Puts another one in force, and tells which it is then. */
  useKeyboard(wanted: XkbKeyboard): Promise<Answer<XkbKeyboard | null>>;
  /** Says in the language of the page what main asks when there is no page. */
  usePageWords(words: PageWords): void;
  /** Closes the window. A run goes on without it. */
  close(): void;
}
