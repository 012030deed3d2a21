import { useEffect, useState } from 'react';
import { refresh } from '../store/actions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { FixButtons } from './problem.tsx';
import css from './reading.module.css';

/** From here on it is said that it takes longer than it should: a disk that is failing may never answer. Milliseconds. */
const patienceMs = 15_000;

function useTakesLong(waiting: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = waiting ? setTimeout(() => setLong(true), patienceMs) : undefined;
    return () => clearTimeout(timer);
  }, [waiting]);
  return waiting && long;
}

/** What stands where the facts will be. */
export function Reading() {
  const connected = useWizard((state) => state.link.state === 'connected');
  const long = useTakesLong(connected);
  return (
    <>
      <output className={css['reading']}>
        {connected ? en.link.reading : en.link.connecting}
        {long && <span>{en.link.readingLong}</span>}
      </output>
      {long && <FixButtons offered={['save-log', 'switch-off']} />}
    </>
  );
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
