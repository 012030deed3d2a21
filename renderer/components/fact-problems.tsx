import { useWizard } from '../store/wizard.ts';
import { problemText } from '../text/problems.ts';
import { Callout } from './callout.tsx';
import { ProblemDetail } from './problem.tsx';

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
    </Callout>
  ));
}
