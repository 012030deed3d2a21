import type { ChangeTask, Fate } from '../../backend/contract/change.ts';
import type { Damage } from '../../backend/contract/damage.ts';
import type { PastRun, ResetMode, StoreFacts } from '../../backend/contract/store.ts';

export const damages: Readonly<Record<Damage, string>> = {
  'usr-missing': 'The version it starts from is missing.',
  'entry-missing': 'It is not in the boot menu.',
  'entry-wrong': 'Its entry in the boot menu is wrong.',
  'kernel-missing': 'Its kernel is missing from the boot partition.',
  'home-missing': 'The place for personal files is missing.',
  'loader-missing': 'The boot loader is missing.',
};

export const leftovers: Readonly<Record<StoreFacts['leftovers'][number], string>> = {
  'unfinished-change': 'A change was interrupted. Repair finishes it or takes it back.',
  deleting: 'A deletion was interrupted. Repair goes on with it.',
  received: 'Something was not received whole. Repair clears it away.',
  'tried-once': 'A version was started once to try it. Repair clears that entry away.',
};

export interface KindText {
  readonly name: string;
  readonly purpose: string;
  /** What a person notices afterwards. */
  readonly after: string;
}

export const resetKinds: Readonly<Record<ResetMode, KindText>> = {
  state: {
    name: 'Reset the state',
    purpose: 'For a system that has become slow, full or confused.',
    after: 'Accounts, passwords and settings stay as they are.',
  },
  'factory-keep-home': {
    name: 'Factory reset, keep personal files',
    purpose: 'For a system whose settings are beyond help.',
    after:
      'It asks its first questions again. The files of an account are there when it is made with the same name.',
  },
  factory: {
    name: 'Factory reset of everything',
    purpose: 'For a fresh start with nothing from before.',
    after: 'It asks its first questions again, as when it was new.',
  },
  'hand-over': {
    name: 'Hand over to a new owner',
    purpose: 'For giving the computer away.',
    after: 'It asks its new owner the first questions.',
  },
};

export interface PartText {
  readonly name: string;
  readonly detail: string;
}

export const parts: Readonly<Record<Fate['part'], PartText>> = {
  settings: { name: 'Settings', detail: 'accounts, passwords, networks and all else in /etc' },
  state: { name: 'State', detail: 'logs, caches and what programs collected in /var' },
  'personal-files': { name: 'Personal files', detail: 'all folders in /home' },
  system: { name: 'The system itself', detail: 'the programs, as shipped' },
  remains: { name: 'What was kept of a reset', detail: 'settings, state or files that were set aside' },
  app: { name: 'An app', detail: 'the program, with all that belongs to it' },
  runtime: { name: 'A runtime', detail: 'what apps run on' },
  framework: { name: 'A framework', detail: 'what apps are built with' },
  template: { name: 'A template', detail: 'settings that systems are made from' },
};

/** A part within a sentence. */
export const partInside: Readonly<Record<Fate['part'], string>> = {
  settings: 'the settings',
  state: 'the state',
  'personal-files': 'all personal files',
  system: 'the version',
  remains: 'what was kept of a reset',
  app: 'the app',
  runtime: 'the runtime',
  framework: 'the framework',
  template: 'the template',
};

/** What comes new in place of what goes, within a sentence. */
export const freshParts: Readonly<Record<Fate['part'], string>> = {
  settings: 'settings',
  state: 'state',
  'personal-files': 'an empty place for personal files',
  system: 'the system itself',
  remains: 'what is kept for an undo',
  app: 'the app',
  runtime: 'the runtime',
  framework: 'the framework',
  template: 'the template',
};

export const fateGroups: Readonly<Record<Fate['fate'], string>> = {
  deleted: 'Deleted for good',
  'set-aside': 'Set aside',
  new: 'Comes new',
  kept: 'Stays as it is',
};

const tasks: Readonly<Record<ChangeTask | 'install', string>> = {
  install: 'Installed',
  reset: 'Reset',
  undo: 'Reset undone',
  'let-go': 'What was kept was deleted',
  'tree-add': 'Version added',
  'extra-add': 'Added',
  'tree-default': 'Usual version changed',
  'tree-rollback': 'Rolled back',
  'tree-once': 'Version tried once',
  'tree-remove': 'Removed',
  'instance-add': 'System added',
  'instance-rename': 'System renamed',
  'instance-default': 'Main choice at the start changed',
  'instance-remove': 'System removed',
  stateless: 'Way of starting changed',
  repair: 'Repaired',
};

function isTask(task: string): task is keyof typeof tasks {
  return Object.hasOwn(tasks, task);
}

/** What was done, from a record that another version of us may have written. */
export function pastTask(task: string): string {
  return isTask(task) ? tasks[task] : task;
}

export const pastResults: Readonly<Record<PastRun['result'], string>> = {
  verified: '',
  failed: 'failed',
  cancelled: 'cancelled',
  interrupted: 'interrupted',
};
