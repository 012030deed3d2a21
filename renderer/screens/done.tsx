import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { Screen } from '../components/screen.tsx';
import { close, startOver } from '../store/actions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { proofs } from '../text/words.ts';
import css from './done.module.css';

/** Shown for a verified outcome, and for nothing less. */
export function Done() {
  const run = useWizard((state) => state.feed.run);
  if (run?.outcome?.result !== 'verified') return null;
  return (
    <Screen
      title={en.done.title(run.title)}
      emblem="good"
      lede={`${en.done.lede(en.disk.called(run.disk))} ${en.done.took(run.elapsedMs)}`}
      back={<Button onPress={startOver}>{en.action.installAnother}</Button>}
      forward={
        <Button tone="primary" onPress={close}>
          {en.action.close}
        </Button>
      }
    >
      <section className={css['section']}>
        <h2>{en.done.next}</h2>
        <ol className={css['next']}>
          {en.done.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section className={css['section']}>
        <h2>{en.done.verified}</h2>
        <ul className={css['proofs']} aria-label={en.done.verified}>
          {run.outcome.proofs.map((proof) => (
            <li key={proof}>
              <Icon name="check" />
              {proofs[proof]}
            </li>
          ))}
        </ul>
      </section>
    </Screen>
  );
}
