import { useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import { Blocked } from '../components/blocked.tsx';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Choices, type Choice } from '../components/choices.tsx';
import { FactProblems } from '../components/fact-problems.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { LookAgain, Reading } from '../components/reading.tsx';
import { Screen } from '../components/screen.tsx';
import { chooseAim, go, goAfterAim } from '../store/actions.ts';
import { placesOf, somethingThere } from '../store/places.ts';
import { aims, type Aim } from '../store/state.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import css from './choose-task.module.css';

const icons: Readonly<Record<Aim, IconName>> = { install: 'disk', reset: 'again', versions: 'layers' };

function choiceOf(aim: Aim, facts: Facts | null): Choice {
  const { name, text } = en.task[aim];
  const found = facts === null || aim !== 'reset' ? 0 : placesOf(facts).length;
  return {
    id: aim,
    name,
    heading: (
      <span className={css['heading']}>
        <Icon name={icons[aim]} />
        {name}
      </span>
    ),
    body: (
      <>
        <p>{text}</p>
        {found > 0 && <p className={css['found']}>{en.task.found(found)}</p>}
      </>
    ),
  };
}

/** Why nothing can be installed here, said before anything is chosen and typed in for it. */
function Obstacles({ obstacles }: Pick<Facts, 'obstacles'>) {
  if (obstacles.length === 0) return null;
  return <Blocked issues={obstacles.map((problem) => ({ severity: 'blocking', problem }))} />;
}

/** What a person came for. What there is nothing to do it to is no choice, and says why. */
export function ChooseTask() {
  const facts = useWizard((state) => state.feed.facts);
  const aim = useWizard((state) => state.aim);
  const hint = useId();
  const something = facts !== null && somethingThere(facts);
  const offered = something ? aims : (['install'] as const);
  const chosen = offered.find((one) => one === aim) ?? null;
  return (
    <Screen
      title={en.task.title}
      lede={en.task.lede}
      aside={<LookAgain />}
      back={<Button onPress={() => go('welcome')}>{en.action.back}</Button>}
      forward={
        <Button
          tone="primary"
          onPress={goAfterAim}
          blocked={chosen === null}
          describedBy={chosen === null ? hint : undefined}
        >
          {en.action.next}
        </Button>
      }
      hint={chosen === null ? { id: hint, text: en.task.missing } : null}
    >
      <Choices
        label={en.task.group}
        choices={offered.map((one) => choiceOf(one, facts))}
        chosen={chosen}
        onChoose={(id) => {
          const next = aims.find((one) => one === id);
          if (next !== undefined) chooseAim(next);
        }}
      />
      {facts === null && <Reading />}
      {facts !== null && (chosen ?? 'install') === 'install' && <Obstacles obstacles={facts.obstacles} />}
      {facts !== null && !something && (
        <>
          <Callout tone="plain" icon="info" title={en.task.none.title}>
            <p>{en.task.none.text(facts.disks.length)}</p>
          </Callout>
          <FactProblems about="machine" />
        </>
      )}
    </Screen>
  );
}
