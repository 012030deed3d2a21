import type { ReactNode } from 'react';
import type { Screen } from '../store/reduce.ts';
import { en } from '../text/en.ts';
import { Icon, Mark } from './icon.tsx';
import css from './rail.module.css';

const steps = ['image', 'disk', 'review', 'install'] as const;

const stepOf: Readonly<Record<Screen, number>> = {
  welcome: 0,
  image: 1,
  disk: 2,
  review: 3,
  progress: 4,
  done: 5,
  failed: 4,
};

function bulletOf(state: 'done' | 'now' | 'next', screen: Screen, number: number): ReactNode {
  if (state === 'done') return <Icon name="check" />;
  return state === 'now' && screen === 'failed' ? <Icon name="cross" /> : number;
}

/** Where one is: what is behind, what is now, what is to come. Not for going there; that is what Back is for. */
export function Rail({ screen }: { readonly screen: Screen }) {
  const present = stepOf[screen];
  return (
    <header className={css['rail']}>
      <p className={css['brand']}>
        <Mark />
        {en.product}
      </p>
      <span className={css['backdrop']}>
        <Mark />
      </span>
      <ol className={css['steps']} aria-label={en.rail.label}>
        {steps.map((step, index) => {
          const number = index + 1;
          const state = number < present ? 'done' : number === present ? 'now' : 'next';
          return (
            <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <span className={css['bullet']} aria-hidden="true">
                {bulletOf(state, screen, number)}
              </span>
              <span className={css['label']}>
                {en.rail[step]}
                {state === 'done' && <span className="visually-hidden">, {en.rail.done}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </header>
  );
}
