import type { Issue } from '../../backend/contract/problem.ts';
import { Icon } from '../components/icon.tsx';
import { ProblemDetail } from '../components/problem.tsx';
import { problemText } from '../text/problems.ts';
import css from './review.module.css';

/** What should be thought over, as items of a list of warnings. */
export function WarningItems({ issues }: { readonly issues: readonly Issue[] }) {
  return issues.map(({ problem }) => (
    <li key={JSON.stringify(problem)}>
      <Icon name="warning" />
      <div>
        <p className={css['headline']}>{problemText(problem).headline}</p>
        <ProblemDetail problem={problem} />
      </div>
    </li>
  ));
}
