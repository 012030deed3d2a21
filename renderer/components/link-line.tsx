import { comesByItself } from '../store/problems.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import css from './link-line.module.css';

/** Whether the service is there. */
export function LinkLine() {
  const link = useWizard((wizard) => wizard.link);
  // The banner says what nobody waits for.
  const hopeless = link.state === 'lost' && !comesByItself(link.problem);
  return (
    <output className={css['link']} data-state={link.state}>
      {link.state === 'connected' ? en.link.ready : !hopeless && en.link.connecting}
    </output>
  );
}
