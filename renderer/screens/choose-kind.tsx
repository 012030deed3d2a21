import { useEffect, useId } from 'react';
import { stateOf } from '../../backend/contract/measured.ts';
import type { ResetMode, StoreFacts, SystemFacts, TreeSize } from '../../backend/contract/store.ts';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Choices, type Choice } from '../components/choices.tsx';
import { Icon } from '../components/icon.tsx';
import { Reading } from '../components/reading.tsx';
import { Screen } from '../components/screen.tsx';
import { chooseKind, go, measure } from '../store/actions.ts';
import { placeOf } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { resetModes } from '../store/state.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { sentence, sentences } from '../text/format.ts';
import { resetKinds } from '../text/systems.ts';
import css from './choose-kind.module.css';

interface Amounts {
  /** Settings and state together; null as long as nobody knows. */
  readonly root: number | null;
  readonly state: number | null;
  readonly home: number | null;
}

function amountsOf(system: SystemFacts, sizes: readonly TreeSize[]): Amounts {
  const of = (tree: string | null): number | null => sizes.find(({ name }) => name === tree)?.bytes ?? null;
  const { rootTree, homeTree } = system;
  return { root: of(rootTree), state: of(stateOf(rootTree)), home: of(homeTree) };
}

function sized(name: string, bytes: number | null): string {
  return bytes === null ? name : en.kind.sized(name, bytes);
}

interface Lists {
  readonly goes: readonly string[];
  readonly stays: readonly string[];
}

function listsOf(mode: ResetMode, { root, state, home }: Amounts, folders: readonly string[]): Lists {
  const both = sized(en.kind.both, root);
  const files = en.kind.filesOf(sized(en.kind.files, home), folders);
  switch (mode) {
    case 'state':
      return {
        goes: [sized(en.kind.state, state)],
        stays: [en.kind.settings, files],
      };
    case 'factory-keep-home':
      return { goes: [both], stays: [files] };
    case 'factory':
    case 'hand-over':
      return { goes: [both, files], stays: [] };
  }
}

function reversibility(mode: ResetMode): string {
  return mode === 'hand-over' ? en.kind.final : en.kind.undoable;
}

function Heading({ mode }: { readonly mode: ResetMode }) {
  const final = mode === 'hand-over';
  return (
    <span className={css['heading']}>
      <span>{resetKinds[mode].name}</span>
      <span className={css['reversible']} data-final={final || undefined}>
        <Icon name={final ? 'warning' : 'undo'} />
        {reversibility(mode)}
      </span>
    </span>
  );
}

function Lines({ goes, stays }: Lists) {
  const rows = [
    [en.kind.goes, goes],
    [en.kind.stays, stays],
  ] as const;
  return (
    <dl className={css['lines']}>
      {rows
        .filter(([, items]) => items.length > 0)
        .map(([name, items]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {items.map((item) => (
                <span key={item}>{item}</span>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}

function choiceOf(mode: ResetMode, system: SystemFacts, store: StoreFacts, amounts: Amounts): Choice {
  const { name, purpose, after } = resetKinds[mode];
  return {
    id: mode,
    name,
    heading: <Heading mode={mode} />,
    body: (
      <>
        {/* The badge beside the name is not part of what a screen reader reads of a card. */}
        <p className="visually-hidden">{sentence(reversibility(mode))}</p>
        <p>{sentences([purpose, after])}</p>
        <Lines {...listsOf(mode, amounts, system.homeFolders)} />
        {mode === 'hand-over' && <p>{store.discards ? en.kind.discards : en.kind.noDiscards}</p>}
      </>
    ),
  };
}

/** How much of a system goes, from harmless to harmful. None is chosen for a person. */
export function ChooseKind() {
  const facts = useWizard((state) => state.feed.facts);
  const systemId = useWizard((state) => state.systemId);
  const mode = useWizard((state) => state.resetMode);
  const measured = useWizard((state) => state.measured);
  const measuring = useWizard((state) => state.tasks.has('measuring'));
  const place = placeOf(facts, systemId);
  const storeId = place?.store.id;
  const hint = useId();
  useEffect(() => {
    if (storeId !== undefined) void measure();
  }, [storeId]);
  const back = <Button onPress={() => go('system')}>{en.action.back}</Button>;
  if (place === null) {
    return (
      <Screen title={en.kind.title} back={back}>
        <Reading />
      </Screen>
    );
  }
  const { store, system } = place;
  const sizes = measured?.storeId === store.id ? measured.sizes : [];
  const amounts = amountsOf(system, sizes ?? []);
  return (
    <Screen
      title={en.kind.title}
      lede={en.kind.lede(en.system.called(system))}
      back={back}
      forward={
        <Button
          tone="primary"
          onPress={() => mode !== null && reviewChange({ task: 'reset', systemId: system.id, mode })}
          blocked={mode === null}
          describedBy={mode === null ? hint : undefined}
        >
          {en.action.next}
        </Button>
      }
      hint={mode === null ? { id: hint, text: en.kind.missing } : null}
    >
      {system.mountedAt === '/' && <Callout tone="plain" icon="info" title={en.kind.running} />}
      <Choices
        label={en.kind.group}
        chosen={mode}
        choices={resetModes.map((one) => choiceOf(one, system, store, amounts))}
        onChoose={(id) => {
          const next = resetModes.find((one) => one === id);
          if (next !== undefined) chooseKind(next);
        }}
      />
      <output className={css['measuring']}>
        {measuring ? en.kind.measuring : sizes === null ? en.kind.notMeasured : ''}
      </output>
    </Screen>
  );
}
