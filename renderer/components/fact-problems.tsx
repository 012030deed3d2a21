import type { Fix, Problem } from '../../backend/contract/problem.ts';
import { useWizard } from '../store/wizard.ts';
import { problemText } from '../text/problems.ts';
import { Callout } from './callout.tsx';
import { FixButtons, ProblemDetail } from './problem.tsx';

/** Of the ways on those that lead to no other choice: the choice is what is on the screen. */
const ways: ReadonlySet<Fix> = new Set(['retry', 'refresh', 'save-log']);

function Ways({ problem }: { readonly problem: Problem }) {
  const offered = problem.fixes.filter((fix) => ways.has(fix));
  return offered.length > 0 && <FixButtons offered={offered} />;
}

/** What could not be read of the machine: of its sources, or of everything else. */
export function FactProblems({ about }: { readonly about: 'source' | 'machine' }) {
  const facts = useWizard((state) => state.feed.facts);
  const found = (facts?.problems ?? []).filter(
    // That there is nothing to install is said by the screen itself.
    ({ code }) => code !== 'source.none' && /^(source|stream|tree)\./u.test(code) === (about === 'source'),
  );
  return found.map((problem) => (
    <Callout key={JSON.stringify(problem)} tone="plain" icon="warning" title={problemText(problem).headline}>
      <ProblemDetail problem={problem} />
      <Ways problem={problem} />
    </Callout>
  ));
}
