import type { StoreFacts } from '../../backend/contract/store.ts';
import { en } from '../text/en.ts';
import { Fold } from './fold.tsx';
import css from './history.module.css';

const mostShown = 8;

/** What was done before, the newest first. */
export function History({ stores }: { readonly stores: readonly StoreFacts[] }) {
  const past = stores
    .flatMap(({ history }) => history)
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .slice(0, mostShown);
  if (past.length === 0) return null;
  return (
    <Fold label={en.system.history}>
      <ol className={css['list']}>
        {[...past.entries()].map(([place, { at, task, tree, result }]) => (
          <li key={place}>
            <span className={css['at']}>{en.system.moment(at)}</span>
            <span>{en.system.past(task, tree, result)}</span>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
