import type { Link } from '../../backend/contract/bridge.ts';
import type { ChangeRequest } from '../../backend/contract/change.ts';
import type { Origin } from '../../backend/contract/offer.ts';
import type { InstallRequest, Planned } from '../../backend/contract/plan.ts';
import type { Source } from '../../backend/contract/protocol.ts';
import type { Problem } from '../../backend/contract/problem.ts';
import type { RunState } from '../../backend/contract/run.ts';
import type { Keyboard, XkbKeyboard } from '../../backend/contract/settings.ts';
import type { ResetMode, TreeSize } from '../../backend/contract/store.ts';
import { emptyFeed, type Feed } from './feed.ts';
import type { RunView } from './run-view.ts';
import { noSetup, type Setup } from './setup.ts';

/** The screens that a person walks through; those of a run follow from the run. */
export const pages = [
  'welcome',
  'task',
  'image',
  'disk',
  'settings',
  'system',
  'kind',
  'versions',
  'review',
] as const;
export type Page = (typeof pages)[number];

/** What a person came for. */
export const aims = ['install', 'reset', 'versions'] as const;
export type Aim = (typeof aims)[number];

/** From harmless to harmful, which is the order in which they are offered. */
export const resetModes = [
  'state',
  'factory-keep-home',
  'factory',
  'hand-over',
] as const satisfies readonly ResetMode[];

/** Where systems to install come from. */
export const sourceKinds = ['medium', 'stick', 'address'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export type Task =
  | 'reading'
  | 'planning'
  | 'hashing'
  | 'starting'
  | 'cancelling'
  | 'reconnecting'
  | 'measuring'
  | 'switching-off';

/** A PIN that was not taken, and when the next is looked at, by `performance.now()`. */
export interface PinRefusal {
  readonly problem: Problem;
  readonly waitMs: number;
  readonly until: number;
}

/** How much the trees of a store take, as it was when it had that digest. */
export interface Measured {
  readonly storeId: string;
  readonly digest: string;
  /** Null where it could not be found out. */
  readonly sizes: readonly TreeSize[] | null;
}

/** What was done last, as it is written in a place. */
export interface Repeated {
  readonly placeId: string;
  /** Null as long as it was not read again by a window that was loaded again. */
  readonly request: InstallRequest | null;
}

export interface WizardState {
  readonly link: Link;
  /** The first connection takes longer than a person waits without a word. */
  readonly waitedLong: boolean;
  /** Loaded again: what was on the screen before is known in a moment, so nothing else is shown meanwhile. */
  readonly restoring: boolean;
  readonly feed: Feed;
  readonly runView: RunView | null;
  /** A run that was on when the backend ended, and of which the new one knows nothing. */
  readonly interrupted: RunState | null;
  readonly page: Page;
  readonly aim: Aim | null;
  readonly sourceKind: SourceKind;
  /** As the person has typed it. */
  readonly address: string;
  /** Where was looked last, other than on the medium. */
  readonly opened: Origin | null;
  /** Where is being looked. */
  readonly opening: Source | null;
  /** Where is looked again and again, until it answers. */
  readonly awaited: Source | null;
  /** Why the last look came to nothing. */
  readonly sourceProblem: Problem | null;
  readonly offerId: string | null;
  /** Offers of apps that are to come along with what is installed. */
  readonly bringIds: readonly string[];
  readonly diskId: string | null;
  readonly setup: Setup;
  /** What the password was hashed to that the system is given. */
  readonly hashed: string | null;
  /** Those that can be chosen; null as long as that is not known. */
  readonly keyboards: readonly Keyboard[] | null;
  /** The one that is in force in the window; null where none can be put in force from here. */
  readonly keyboard: XkbKeyboard | null;
  readonly systemId: string | null;
  readonly resetMode: ResetMode | null;
  /** What is reviewed; null where an installation is. */
  readonly change: ChangeRequest | null;
  /** What was reviewed last and not done: where one chose it everything is as one left it. */
  readonly declined: ChangeRequest | null;
  /** An installation as it was done to another machine; it holds as long as nothing else is chosen. */
  readonly repeated: Repeated | null;
  readonly measured: Measured | null;
  readonly planned: Planned | null;
  /** The plan whose losses the person has agreed to. Another plan has to be agreed to anew. */
  readonly agreedPlanId: string | null;
  readonly tasks: ReadonlySet<Task>;
  /** What the last call was refused with. */
  readonly notice: Problem | null;
  /** What is asked before everything else. */
  readonly question:
    | 'accessibility'
    | 'save-log'
    | 'switch-off'
    | 'restart'
    | 'give-up'
    | 'answers'
    | 'shortcuts'
    | 'pin'
    | 'language'
    | null;
  readonly pinRefusal: PinRefusal | null;
  /** A run whose outcome the person has read and put away. */
  readonly putAwayRunId: string | null;
}

export const memoryKeys = [
  'page',
  'aim',
  'sourceKind',
  'address',
  'opened',
  'offerId',
  'bringIds',
  'diskId',
  'setup',
  'systemId',
  'resetMode',
  'change',
  'repeated',
  'putAwayRunId',
] as const satisfies readonly (keyof WizardState)[];

/** What a window that is loaded again, or whose process crashed, needs beside the backend's snapshot. */
export type Memory = Pick<WizardState, (typeof memoryKeys)[number]>;

export const noMemory: Memory = {
  page: 'welcome',
  aim: null,
  sourceKind: 'medium',
  address: '',
  opened: null,
  offerId: null,
  bringIds: [],
  diskId: null,
  setup: noSetup,
  systemId: null,
  resetMode: null,
  change: null,
  repeated: null,
  putAwayRunId: null,
};

/** @param memory what this window remembers of before it was loaded again; null for a new window */
export function initialState(memory: Memory | null): WizardState {
  return {
    link: { state: 'connecting' },
    waitedLong: false,
    restoring: memory !== null,
    feed: emptyFeed,
    runView: null,
    interrupted: null,
    ...(memory ?? noMemory),
    declined: null,
    hashed: null,
    keyboards: null,
    keyboard: null,
    opening: null,
    awaited: null,
    sourceProblem: null,
    measured: null,
    planned: null,
    agreedPlanId: null,
    tasks: new Set(),
    notice: null,
    question: null,
    pinRefusal: null,
  };
}
