import { comesByItself } from '../store/problems.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import css from './link-line.module.css';

/** Whether the service is there. What nobody waits for is said by the banner. */
export function LinkLine() {
  const link = useWizard((wizard) => wizard.link);
  return (
    <output className={css['link']} data-state={link.state}>
      {link.state === 'connected' ? en.link.ready : comesByItself(link) && en.link.connecting}
    </output>
  );
}
