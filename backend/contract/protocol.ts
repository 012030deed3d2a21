import { z } from 'zod';
import { asked, longestAnswersBytes } from './answers.ts';
import { changeRequest } from './change.ts';
import { facts } from './facts.ts';
import { logLine, logPlace } from './log.ts';
import { offer, origin } from './offer.ts';
import { changePlanned, installPlanned, installRequest, plan } from './plan.ts';
import { allowance, pin } from './policy.ts';
import { results } from './results.ts';
import { runState } from './run.ts';
import { hashedPassword, keyboard, password } from './settings.ts';
import { treeSize } from './store.ts';
import { id, longText, sha256, shortText } from './text.ts';

export const protocolVersion = 10;

/** The longest message either side accepts, in bytes. The largest honest one is the facts of a machine with many disks. */
export const longestMessageBytes = 4 * 1024 * 1024;

const nothing = z.strictObject({});

/** All that a client needs to draw itself, and the sequence number after which events go on. */
export const snapshot = z.strictObject({
  seq: z.int().nonnegative(),
  facts: facts.nullable(),
  plan: plan.nullable(),
  run: runState.nullable(),
  /** What alone may be asked for; null where anything may. */
  policy: allowance.nullable(),
});
export type Snapshot = z.infer<typeof snapshot>;

export const event = z.discriminatedUnion('type', [
  z.strictObject({ seq: z.int().nonnegative(), type: z.literal('facts'), facts }),
  z.strictObject({ seq: z.int().nonnegative(), type: z.literal('run'), run: runState }),
]);
export type PristineEvent = z.infer<typeof event>;

const source = z.discriminatedUnion('kind', [
  /** As a person types it. */
  z.strictObject({ kind: z.literal('address'), address: longText }),
  z.strictObject({ kind: z.literal('stick'), stickId: id }),
]);
/** Where the window has looked for systems. */
export type Source = z.infer<typeof source>;

const answerFile = z.strictObject({ planId: id, bound: z.boolean() });

/** Every call there is. Server, relay and clients are derived from this table, so a wrong name or shape does not compile. */
export const methods = {
  hello: {
    params: z.strictObject({ protocol: z.int(), client: shortText }),
    result: z.strictObject({ protocol: z.int(), version: shortText }),
  },
  snapshot: { params: nothing, result: snapshot },
  'facts.refresh': { params: nothing, result: facts },
  /** For the terminal: offers a chain of stream files by path. A server that was not started to allow it refuses what no digest vouches for. */
  'streams.open': {
    params: z.strictObject({ files: z.array(longText.min(1)).min(1).max(16) }),
    result: offer,
  },
  /**
   * For the terminal: offers what a repository has that whom the medium trusts has signed. Of several places, which may be folders,
   * the others are mirrors of the first.
   */
  'repository.open': {
    params: z.strictObject({ locations: z.array(longText.min(1)).min(1).max(8) }),
    result: z.strictObject({ offers: z.array(offer).max(1024) }),
  },
  /** The same for the window, which names no folder. The facts then have what is offered, by this origin. */
  'source.open': {
    params: z.strictObject({ source }),
    result: z.strictObject({ origin }),
  },
  /** The keyboards that an installed system can be given, each with its console's name for it. */
  'keyboards.list': { params: nothing, result: z.strictObject({ keyboards: z.array(keyboard).max(256) }) },
  /** Hashes a password, so that it need not be kept by anybody, nor told to anybody else. */
  'password.hash': {
    params: z.strictObject({ password }),
    result: z.strictObject({ hashed: hashedPassword }),
  },
  'plan.install': { params: installRequest, result: installPlanned },
  'plan.change': { params: changeRequest, result: changePlanned },
  /** How much the trees of a store take. It goes through all their files, so it can take a while. */
  'store.measure': {
    params: z.strictObject({ storeId: id }),
    result: z.strictObject({ sizes: z.array(treeSize).max(4096) }),
  },
  'run.start': {
    /** The PIN is that of the policy. */
    params: z.strictObject({ planId: id, digest: sha256, pin: pin.optional() }),
    result: z.strictObject({ runId: id }),
  },
  'run.cancel': { params: z.strictObject({ runId: id }), result: nothing },
  /** The log from line number `after` on, as much as one message has room for; `next` is where to read on. */
  'log.read': {
    params: z.strictObject({ after: z.int().nonnegative() }),
    result: z.strictObject({ lines: z.array(logLine).max(1000), next: z.int().nonnegative() }),
  },
  /** Where the log can be saved now. */
  'log.places': { params: nothing, result: z.strictObject({ places: z.array(logPlace).max(64) }) },
  /** Saves the log as a new file, and tells what that is called. */
  'log.save': { params: z.strictObject({ placeId: id }), result: z.strictObject({ file: shortText }) },
  /**
   * The answer file that says what a plan does: the one that is reviewed, or that of the last run. `bound`: for this very machine and disk;
   * otherwise for any machine whose disk is of the same sort.
   */
  'answers.show': {
    params: answerFile,
    result: z.strictObject({ text: z.string().max(longestAnswersBytes) }),
  },
  /** Saves it as a new file on a stick, and tells what that is called. */
  'answers.save': {
    params: z.strictObject({ ...answerFile.shape, placeId: id }),
    result: z.strictObject({ file: shortText }),
  },
  /** What the answer file beside a list of results comes to on this machine. Nothing is planned yet. */
  'answers.open': { params: z.strictObject({ placeId: id }), result: z.strictObject({ asked }) },
  /** The list of results on a stick that has one. What was done here and is not in it yet is added. */
  'results.read': { params: nothing, result: results },
  /** Begins such a list on a stick. From then on, as from the first reading, each outcome is added by itself. */
  'results.keep': { params: z.strictObject({ placeId: id }), result: results },
  /** Switches the computer off, unless a run is on. */
  'machine.power-off': { params: nothing, result: nothing },
  /** Restarts it, unless a run is on. */
  'machine.restart': { params: nothing, result: nothing },
} as const;

export type Method = keyof typeof methods;
export type Params<M extends Method> = z.infer<(typeof methods)[M]['params']>;
export type Result<M extends Method> = z.infer<(typeof methods)[M]['result']>;

/** What a client of the backend can call. Rejects with a {@link Problem} wrapped in an Error where the backend refuses. */
export type Backend = { readonly [M in Method]: (params: Params<M>) => Promise<Result<M>> };
