import { useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import type { RemainsFacts, SystemFacts } from '../../backend/contract/store.ts';
import { reviewChange } from '../store/planning.ts';
import { en } from '../text/en.ts';
import { rootNameOf } from '../text/tree.ts';
import { ActionRow } from './action-row.tsx';
import { Button } from './button.tsx';
import css from './kept-list.module.css';

function notesOf({ undone, undoable, tampered, mountedAt }: RemainsFacts): readonly string[] {
  return [
    ...(undone ? [en.system.undone] : []),
    ...(tampered ? [en.system.tampered] : []),
    ...(mountedAt === null ? [] : [en.system.inUse]),
    ...(undoable || tampered || mountedAt !== null ? [] : [en.system.notUndoable]),
  ];
}

function Kept({
  remains,
  system,
}: {
  readonly remains: RemainsFacts;
  readonly system: SystemFacts | undefined;
}) {
  const name = system === undefined ? rootNameOf(remains.rootTree) : en.system.called(system);
  const remainsId = remains.id;
  return (
    <ActionRow
      icon="aside"
      title={en.system.remains(remains)}
      details={[en.system.remainsOf(remains, name), ...notesOf(remains)]}
    >
      {(describedBy) => (
        <>
          {remains.undoable && (
            <Button describedBy={describedBy} onPress={() => reviewChange({ task: 'undo', remainsId })}>
              {remains.undone ? en.system.bringBack : en.system.undo}
            </Button>
          )}
          {remains.mountedAt === null && (
            <Button describedBy={describedBy} onPress={() => reviewChange({ task: 'let-go', remainsId })}>
              {en.system.letGo}
            </Button>
          )}
        </>
      )}
    </ActionRow>
  );
}

/** What earlier resets set aside: to be brought back, or let go of. Each leads to a review first. */
export function KeptList({ facts }: { readonly facts: Facts }) {
  const heading = useId();
  const kept = facts.stores.flatMap(({ systems, remains }) =>
    remains.map((one) => ({
      remains: one,
      system: systems.find(({ rootTree }) => rootTree === one.rootTree),
    })),
  );
  if (kept.length === 0) return null;
  return (
    <section className={css['kept']} aria-labelledby={heading}>
      <h2 id={heading}>{en.system.kept}</h2>
      <p className={css['lede']}>{en.system.keptLede}</p>
      <ul>
        {kept.map(({ remains, system }) => (
          <Kept key={remains.id} remains={remains} system={system} />
        ))}
      </ul>
    </section>
  );
}
