import type { Fix } from '../../backend/contract/problem.ts';
import { reconnect } from '../store/connect.ts';
import { comesByItself } from '../store/problems.ts';
import type { Screen } from '../store/reduce.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { Callout } from './callout.tsx';
import { FixButtons, ProblemDetail } from './problem.tsx';
import { VendorHelp } from './vendor-help.tsx';

/** What can be done without a service: the window has all that was logged while there was one. */
const withoutService: ReadonlySet<Fix> = new Set(['save-log', 'close']);

/** Says that the backend is out of reach, and what that means for what is on the screen. */
export function LinkBanner({ screen }: { readonly screen: Screen }) {
  const link = useWizard((state) => state.link);
  const waitedLong = useWizard((state) => state.waitedLong);
  if (link.state !== 'lost') return null;
  const { problem } = link;
  // The welcome has a quiet line of its own, for a service that is only slow to start.
  if (screen === 'welcome' && !waitedLong && comesByItself(link)) return null;
  if (screen === 'progress' && problem.code === 'backend.unreachable') {
    return (
      <Callout tone="plain" icon="info" live="status" title={problemText(problem).headline}>
        <p>{en.link.reconnecting}</p>
        <FixButtons offered={['retry']} instead={{ retry: reconnect }} />
      </Callout>
    );
  }
  return (
    <Callout tone="danger" icon="warning" live="alert" title={problemText(problem).headline}>
      <ProblemDetail problem={problem} />
      <VendorHelp />
      <FixButtons
        offered={['retry', ...problem.fixes.filter((fix) => withoutService.has(fix))]}
        instead={{ retry: reconnect }}
      />
    </Callout>
  );
}
