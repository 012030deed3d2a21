import type { Issue } from '../../backend/contract/problem.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { Callout } from './callout.tsx';
import { FixButtons, ProblemDetail } from './problem.tsx';
import { VendorHelp } from './vendor-help.tsx';

/** Why something cannot be done, each with the ways on. */
export function Blocked({ issues }: { readonly issues: readonly Issue[] }) {
  return (
    <>
      {issues
        .filter((issue) => issue.severity === 'blocking')
        .map(({ problem }) => (
          <Callout
            key={JSON.stringify(problem)}
            tone="danger"
            icon="warning"
            live="alert"
            title={problemText(problem).headline}
          >
            <ProblemDetail problem={problem} />
            <p>{en.change.unchanged}</p>
            <FixButtons offered={problem.fixes} />
          </Callout>
        ))}
      <VendorHelp />
    </>
  );
}
