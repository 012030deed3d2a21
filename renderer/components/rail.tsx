import type { ReactNode } from 'react';
import { flowOf, placeOnFlow, presentChange, type FlowStep } from '../store/flow.ts';
import type { Screen } from '../store/reduce.ts';
import { logoUrl } from '../store/vendor.ts';
import { useWizard } from '../store/wizard.ts';
import { changeText } from '../text/changes.ts';
import { en } from '../text/en.ts';
import { Brand } from './brand.tsx';
import { Icon, Mark } from './icon.tsx';
import css from './rail.module.css';

function bulletOf(state: 'done' | 'now' | 'next', screen: Screen, number: number): ReactNode {
  if (state === 'done') return <Icon name="check" />;
  return state === 'now' && screen === 'failed' ? <Icon name="cross" /> : number;
}

/** What the last step is called: what the person will have done. */
function useDoing(flow: readonly FlowStep[]): string {
  const change = useWizard(presentChange);
  if (change !== null) return changeText(change).step;
  if (flow.includes('image')) return en.rail.install;
  return flow.includes('kind') ? en.rail.reset : en.rail.change;
}

/** Where one is: what is behind, what is now, what is to come. Not for going there; that is what Back is for. */
export function Rail({ screen }: { readonly screen: Screen }) {
  const change = useWizard(presentChange);
  const aim = useWizard((state) => state.aim);
  const flow = flowOf(screen, change, aim);
  const present = placeOnFlow(flow, screen);
  const doing = useDoing(flow);
  const logo = logoUrl();
  return (
    <header className={css['rail']}>
      <Brand />
      {logo === null && (
        <span className={css['backdrop']}>
          <Mark />
        </span>
      )}
      {flow.length > 0 && (
        <ol className={css['steps']} aria-label={en.rail.label}>
          {flow.map((step, index) => {
            const state = index < present ? 'done' : index === present ? 'now' : 'next';
            const name = step === 'run' ? doing : en.rail[step];
            return (
              <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
                <span className={css['bullet']} aria-hidden="true">
                  {bulletOf(state, screen, index + 1)}
                </span>
                <span className={css['label']}>
                  <span aria-hidden={state === 'done' || undefined}>{name}</span>
                  {state === 'done' && <span className="visually-hidden">{en.rail.after(name)}</span>}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </header>
  );
}
