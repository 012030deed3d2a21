import type { SystemFacts } from '../../backend/contract/store.ts';
import { ActionRow } from '../components/action-row.tsx';
import { Button } from '../components/button.tsx';
import { Fold } from '../components/fold.tsx';
import { reviewChange } from '../store/planning.ts';
import { wayNow, ways, type Way } from '../store/versions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { listed } from '../text/format.ts';
import css from './versions.module.css';

const states = ['on', 'default', 'off'] as const;

function WayRow({ system, way }: { readonly system: SystemFacts; readonly way: Way }) {
  const now = wayNow(system, way);
  const { name, text } = en.versions.way[way];
  return (
    <ActionRow title={name} details={[text, en.versions.now[now]]}>
      {(describedBy) =>
        states
          .filter((to) => to !== now)
          .map((to) => (
            <Button
              key={to}
              describedBy={describedBy}
              onPress={() => reviewChange({ task: 'stateless', systemId: system.id, mode: way, to })}
            >
              {en.versions.wayTo[to]}
            </Button>
          ))
      }
    </ActionRow>
  );
}

/** The ways of starting that keep nothing. */
export function Ways({ system }: { readonly system: SystemFacts }) {
  const on = ways.filter((way) => wayNow(system, way) !== 'off');
  const note = on.length === 0 ? en.versions.waysOff : listed(on.map((way) => en.versions.way[way].name));
  const declined = useWizard((state) => state.declined);
  return (
    <Fold label={en.versions.ways} note={note} opened={declined?.task === 'stateless'}>
      <div className={css['folded']}>
        <p className={css['lede']}>{en.versions.waysText}</p>
        <ul>
          {ways.map((way) => (
            <WayRow key={way} system={system} way={way} />
          ))}
        </ul>
      </div>
    </Fold>
  );
}
