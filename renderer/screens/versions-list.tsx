import { useId, useState } from 'react';
import type { ChangeRequest } from '../../backend/contract/change.ts';
import { ActionRow } from '../components/action-row.tsx';
import { Button } from '../components/button.tsx';
import { Choices, type Choice } from '../components/choices.tsx';
import { Icon } from '../components/icon.tsx';
import type { Place } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { hasOlder, versionsOf, type VersionUse } from '../store/versions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentence } from '../text/format.ts';
import { isolate } from '../text/translate.ts';
import { versionOf } from '../text/tree.ts';
import css from './versions.module.css';

function Actions({ place: { store, system }, use }: { readonly place: Place; readonly use: VersionUse }) {
  const { tree } = use.tree;
  const systemId = system.id;
  const usualOf = use.usualOf.map(en.system.called);
  return (
    <>
      {use.role !== 'usual' && (
        <div className={css['buttons']}>
          <Button onPress={() => reviewChange({ task: 'tree-default', systemId, tree })}>
            {en.versions.setDefault}
          </Button>
          <Button onPress={() => reviewChange({ task: 'tree-once', systemId, tree })}>
            {en.versions.startOnce}
          </Button>
        </div>
      )}
      <div className={css['apart']}>
        {usualOf.length > 0 ? (
          <p>{use.role === 'usual' ? en.versions.keepUsual : en.versions.inUse(usualOf)}</p>
        ) : (
          <Button onPress={() => reviewChange({ task: 'tree-remove', storeId: store.id, tree })}>
            {en.versions.remove}
          </Button>
        )}
      </div>
    </>
  );
}

function Body({ use, place: { store, system } }: { readonly use: VersionUse; readonly place: Place }) {
  const { tree, role, tries, faults, others } = use;
  const measured = useWizard((state) => state.measured);
  const sizes = measured?.storeId === store.id ? measured.sizes : null;
  const taken = sizes?.find(({ name }) => name === tree.tree);
  const marks = [
    ...(tree.title === system.title ? [] : [isolate(tree.title)]),
    en.versions.made(tree.madeAt),
    ...(taken === undefined ? [] : [en.versions.takes(taken.bytes, taken.freesBytes)]),
    ...(others.length === 0 ? [] : [en.versions.usedBy(others.map(en.system.called))]),
    ...(tree.counts ? [] : [en.versions.noCounter]),
  ];
  return (
    <>
      {/* What stands beside the name is not part of what a screen reader reads of a card. */}
      <p className="visually-hidden">{sentence(en.versions.role[role])}</p>
      <p className={css['marks']}>
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </p>
      {tries !== null && (
        <p className={css['trial']} data-failed={tries.left === 0 || undefined}>
          <Icon name={tries.left === 0 ? 'warning' : 'info'} />
          {en.versions.tries(tries)}
        </p>
      )}
      {faults.map((fault) => (
        <p key={fault} className={css['trial']} data-failed>
          <Icon name="warning" />
          {en.versions.faults[fault]}
        </p>
      ))}
    </>
  );
}

function choiceOf(place: Place, use: VersionUse): Choice {
  const { tree, role } = use;
  const version = en.versions.version(versionOf(tree.tree));
  return {
    id: tree.tree,
    name: version,
    heading: (
      <span className={css['heading']}>
        <span>{version}</span>
        <span className={css['role']} data-role={role}>
          {en.versions.role[role]}
        </span>
      </span>
    ),
    body: <Body use={use} place={place} />,
    actions: <Actions place={place} use={use} />,
    notable: role !== 'unused',
  };
}

/** The version that was looked at when a change was asked for. */
function versionIn({ store }: Place, change: ChangeRequest): string | null {
  const { task } = change;
  return task === 'tree-default' || task === 'tree-once' || task === 'tree-remove'
    ? (store.trees.find(({ tree }) => tree === change.tree)?.tree ?? null)
    : null;
}

/** The versions on the disk; the one that is looked at shows what can be done with it. */
export function VersionList({ place }: { readonly place: Place }) {
  const declined = useWizard((state) => state.declined);
  const [seen, setSeen] = useState(() => (declined === null ? null : versionIn(place, declined)));
  const heading = useId();
  return (
    <section className={css['section']} aria-labelledby={heading}>
      <h2 id={heading}>{en.versions.list}</h2>
      {seen === null && <p className={css['lede']}>{en.versions.choose}</p>}
      <Choices
        label={en.versions.list}
        choices={versionsOf(place).map((use) => choiceOf(place, use))}
        chosen={seen}
        onChoose={setSeen}
      />
      <ul>
        {hasOlder(place) && (
          <ActionRow icon="undo" title={en.versions.back} details={[en.versions.rollbackText]}>
            {(describedBy) => (
              <Button
                describedBy={describedBy}
                onPress={() => reviewChange({ task: 'tree-rollback', systemId: place.system.id })}
              >
                {en.versions.rollback}
              </Button>
            )}
          </ActionRow>
        )}
      </ul>
    </section>
  );
}
