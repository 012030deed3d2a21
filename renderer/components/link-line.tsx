import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import css from './link-line.module.css';

/** Whether the service is there. */
export function LinkLine() {
  const state = useWizard(({ link }) => link.state);
  return (
    <output className={css['link']} data-state={state}>
      {state === 'connected' ? en.link.ready : en.link.connecting}
    </output>
  );
}
