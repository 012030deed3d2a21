import type { ChangeRequest } from '../../backend/contract/change.ts';
import { versionOf } from './tree.ts';

/** How a change is called wherever it is offered, reviewed, carried out and reported. */
export interface ChangeText {
  /** What the button does that starts it. */
  readonly button: string;
  /** In the rail. */
  readonly step: string;
  /** What it is, as the beginning of a sentence: "The reset" failed. */
  readonly subject: string;
  /** The heading while it is on. */
  readonly doing: (title: string) => string;
  /** The heading when it was verified. */
  readonly done: (title: string) => string;
  /** What it means, in a sentence, before it is done. */
  readonly will: (title: string) => string;
}

type Reset = Extract<ChangeRequest, { readonly task: 'reset' }>;
type Stateless = Extract<ChangeRequest, { readonly task: 'stateless' }>;

const resets: Readonly<Record<Reset['mode'], ChangeText>> = {
  state: {
    button: 'Reset the state',
    step: 'Reset',
    subject: 'The reset',
    doing: (title) => `Resetting the state of ${title}`,
    done: (title) => `The state of ${title} was reset`,
    will: (title) => `${title} forgets what it collected and keeps its settings.`,
  },
  'factory-keep-home': {
    button: 'Reset settings and state',
    step: 'Reset',
    subject: 'The reset',
    doing: (title) => `Resetting ${title}`,
    done: (title) => `${title} was reset`,
    will: (title) => `${title} becomes as it was shipped. Personal files stay.`,
  },
  factory: {
    button: 'Reset everything',
    step: 'Reset',
    subject: 'The reset',
    doing: (title) => `Resetting all of ${title}`,
    done: (title) => `All of ${title} was reset`,
    will: (title) => `${title} becomes as it was shipped, without any personal files.`,
  },
  'hand-over': {
    button: 'Erase everything and hand over',
    step: 'Hand over',
    subject: 'The handing over',
    doing: (title) => `Preparing ${title} for its new owner`,
    done: (title) => `${title} is ready for its new owner`,
    will: (title) => `${title} becomes as it was shipped, and everything of its old owner is deleted.`,
  },
};

const ways: Readonly<Record<Stateless['mode'], string>> = {
  'forget-all': 'forgetting everything at shutdown',
  'forget-state': 'keeping settings and forgetting state',
};

function statelessText({ mode, to }: Stateless): ChangeText {
  const common = {
    step: 'Change',
    subject: 'Changing the way of starting',
    doing: (title: string) => `Changing how ${title} starts`,
    done: (title: string) => `How ${title} starts was changed`,
  };
  switch (to) {
    case 'on':
      return {
        ...common,
        button: 'Put it in the boot menu',
        will: (title) => `Starting ${title} ${ways[mode]} can be chosen in the boot menu.`,
      };
    case 'default':
      return {
        ...common,
        button: 'Make it the usual way',
        will: (title) => `${title} starts ${ways[mode]}, from its next start on. What is stored now stays.`,
      };
    case 'off':
      return {
        ...common,
        button: 'Switch it off',
        will: (title) => `Starting ${title} ${ways[mode]} is no longer in the boot menu.`,
      };
  }
}

const undo: ChangeText = {
  button: 'Undo the reset',
  step: 'Undo',
  subject: 'Undoing the reset',
  doing: (title) => `Bringing ${title} back`,
  done: (title) => `${title} is back as it was`,
  will: (title) => `${title} becomes what it was before. What it is now is set aside in turn.`,
};

const letGo: ChangeText = {
  button: 'Delete what was kept',
  step: 'Delete',
  subject: 'Deleting what was kept',
  doing: (title) => `Deleting what was kept of ${title}`,
  done: () => 'What was kept is deleted',
  will: (title) => `${title} stays as it is. The reset can then no longer be undone.`,
};

const rollback: ChangeText = {
  button: 'Roll back',
  step: 'Roll back',
  subject: 'Rolling back',
  doing: (title) => `Rolling ${title} back`,
  done: (title) => `${title} was rolled back`,
  will: (title) => `${title} starts from the version before. Settings, state and files stay.`,
};

const instances = {
  'instance-rename': {
    button: 'Rename the system',
    step: 'Rename',
    subject: 'Renaming the system',
    doing: (title) => `Renaming ${title}`,
    done: (title) => `${title} was renamed`,
    will: (title) => `${title} gets another name. Nothing in it changes.`,
  },
  'instance-default': {
    button: 'Start this system by itself',
    step: 'Change',
    subject: 'Changing what starts by itself',
    doing: (title) => `Making ${title} start by itself`,
    done: (title) => `${title} starts by itself`,
    will: (title) => `${title} starts when nobody chooses in the boot menu. The others stay in the menu.`,
  },
  'instance-remove': {
    button: 'Remove this system',
    step: 'Remove',
    subject: 'Removing the system',
    doing: (title) => `Removing ${title}`,
    done: (title) => `${title} was removed`,
    will: (title) => `${title} is taken off this disk, with its settings, state and personal files.`,
  },
} as const satisfies Readonly<Partial<Record<ChangeRequest['task'], ChangeText>>>;

const repair: ChangeText = {
  button: 'Repair',
  step: 'Repair',
  subject: 'The repair',
  doing: () => 'Repairing what is on the disk',
  done: () => 'The repair is done',
  will: () =>
    'Entries in the boot menu are made anew from what is there, and what was interrupted is finished or taken back. Settings, state and files are left alone.',
};

function treeText(
  request: Extract<ChangeRequest, { readonly task: 'tree-default' | 'tree-once' | 'tree-remove' }>,
): ChangeText {
  const version = versionOf(request.tree);
  switch (request.task) {
    case 'tree-default':
      return {
        button: 'Make it the usual version',
        step: 'Change',
        subject: 'Changing the usual version',
        doing: () => `Making version ${version} the usual one`,
        done: () => `Version ${version} is the usual one`,
        will: (title) => `${title} starts from version ${version}. Settings, state and files stay.`,
      };
    case 'tree-once':
      return {
        button: 'Start it once',
        step: 'Try',
        subject: 'Preparing the trial',
        doing: () => `Preparing to start version ${version} once`,
        done: () => `Version ${version} starts next, once`,
        will: (title) =>
          `The next start of ${title} is from version ${version}; the one after is as usual again.`,
      };
    case 'tree-remove':
      return {
        button: 'Remove this version',
        step: 'Remove',
        subject: 'Removing the version',
        doing: () => `Removing version ${version}`,
        done: () => `Version ${version} was removed`,
        will: () => `Version ${version} is deleted from the disk. No system starts from it.`,
      };
  }
}

const extraRemoval: ChangeText = {
  button: 'Remove it',
  step: 'Remove',
  subject: 'The removal',
  doing: (title) => `Removing ${title}`,
  done: (title) => `${title} was removed`,
  will: (title) => `${title} is deleted from the disk. No system is changed by it.`,
};

/** The words for a change. */
export function changeText(request: ChangeRequest): ChangeText {
  switch (request.task) {
    case 'reset':
      return resets[request.mode];
    case 'undo':
      return undo;
    case 'let-go':
      return letGo;
    case 'tree-add':
      return {
        button: 'Add this version',
        step: 'Add',
        subject: 'Adding the version',
        doing: () => 'Adding a version',
        done: () => 'The version was added',
        will: (title) =>
          `${title} gets another version and tries it at its next start. If that does not come up, it falls back to the present one by itself.`,
      };
    case 'extra-add':
      return {
        button: 'Add it',
        step: 'Add',
        subject: 'The adding',
        doing: (title) => `Adding ${title}`,
        done: (title) => `${title} was added`,
        will: (title) => `${title} is put on the disk, beside what is there. No system is changed by it.`,
      };
    case 'tree-remove':
      return request.tree.startsWith('usr:') ? treeText(request) : extraRemoval;
    case 'tree-default':
    case 'tree-once':
      return treeText(request);
    case 'tree-rollback':
      return rollback;
    case 'instance-add':
      return {
        button: 'Add this system',
        step: 'Add',
        subject: 'Adding the system',
        doing: () => `Adding the system “${request.name}”`,
        done: () => `The system “${request.name}” was added`,
        will: () =>
          `A system “${request.name}” is added, fresh as shipped, with settings, state and files of its own. It shares the version, so it takes hardly any space.`,
      };
    case 'instance-rename':
    case 'instance-default':
    case 'instance-remove':
      return instances[request.task];
    case 'stateless':
      return statelessText(request);
    case 'repair':
      return repair;
  }
}
