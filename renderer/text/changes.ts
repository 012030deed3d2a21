import type { ChangeRequest } from '../../backend/contract/change.ts';
import { additions, extraRemoval, letGo, repair, rollback, undo } from './changes-others.ts';
import { resets } from './changes-resets.ts';
import { instances, instanceAdd, statelessText } from './changes-systems.ts';
import { treeTexts } from './changes-versions.ts';

/** How a change is called wherever it is offered, reviewed, carried out and reported. */
export interface ChangeText {
  /** What the button does that starts it. */
  readonly button: string;
  /** In the rail. */
  readonly step: string;
  /** What the progress bar shows. */
  readonly bar: string;
  /** The heading while it is on. */
  readonly doing: (system: string) => string;
  /** The heading when it was verified. */
  readonly done: (system: string) => string;
  /** The headings when it ended otherwise. */
  readonly failed: string;
  readonly cancelled: string;
  readonly interrupted: string;
  /** What it means, in a sentence, before it is done. */
  readonly will: (system: string) => string;
}

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
    case 'extra-add':
      return additions[request.task];
    case 'tree-remove':
      return request.tree.startsWith('usr:') ? treeTexts['tree-remove'](request.tree) : extraRemoval;
    case 'tree-default':
    case 'tree-once':
      return treeTexts[request.task](request.tree);
    case 'tree-rollback':
      return rollback;
    case 'instance-add':
      return instanceAdd(request.name);
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
