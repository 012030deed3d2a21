import { refresh } from '../store/actions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import css from './reading.module.css';

/** What stands where the facts will be. */
export function Reading() {
  const connected = useWizard((state) => state.link.state === 'connected');
  return <output className={css['reading']}>{connected ? en.link.reading : en.link.connecting}</output>;
}

/** Has the machine read anew: a disk or medium may have been put in. */
export function LookAgain() {
  const reading = useWizard((state) => state.tasks.has('reading'));
  const facts = useWizard((state) => state.feed.facts);
  if (facts === null) return null;
  return (
    <Button shortcut="again" onPress={refresh} blocked={reading}>
      <Icon name="again" />
      {en.action.refresh}
    </Button>
  );
}
