import type { ChangeRequest } from './change.ts';

/**
 * What a change leaves open that breaks off after it is in force: whether the old owner's files are gone, or what was to be deleted. Null
 * where nothing is deleted. Apart from the schemas: the window tells of it as the terminal does, and has no use for their compiler.
 */
export function openEnd(request: ChangeRequest): 'handing-over' | 'deleting' | null {
  switch (request.task) {
    case 'reset':
      return request.mode === 'hand-over' ? 'handing-over' : null;
    case 'let-go':
    case 'tree-remove':
    case 'instance-remove':
      return 'deleting';
    case 'undo':
    case 'tree-add':
    case 'extra-add':
    case 'tree-default':
    case 'tree-rollback':
    case 'tree-once':
    case 'instance-add':
    case 'instance-rename':
    case 'instance-default':
    case 'stateless':
    case 'repair':
      return null;
  }
}
