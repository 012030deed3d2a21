import { useId, useState } from 'react';
import type { SystemFacts } from '../../backend/contract/store.ts';
import { ActionRow } from '../components/action-row.tsx';
import { Button } from '../components/button.tsx';
import { Fold } from '../components/fold.tsx';
import { TextField } from '../components/text-field.tsx';
import type { Place } from '../store/places.ts';
import { reviewChange } from '../store/planning.ts';
import { isName } from '../store/versions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { rootNameOf, versionOf } from '../text/tree.ts';
import css from './versions.module.css';

interface NameFormProps {
  readonly label: string;
  readonly button: string;
  readonly taken: readonly string[];
  /** What was entered before, and comes back from its review. */
  readonly before: string | undefined;
  readonly onName: (name: string) => unknown;
}

/** Asks for a name, and goes on with it only when it can be one. */
function NameForm({ label, button, taken, before = '', onName }: NameFormProps) {
  const [name, setName] = useState(before);
  const hint = useId();
  const wrong =
    name === '' || (isName(name) && !taken.includes(name))
      ? null
      : isName(name)
        ? en.versions.nameTaken
        : en.versions.nameRule;
  const blocked = name === '' || wrong !== null;
  return (
    <div className={css['form']}>
      <TextField label={label} value={name} onChange={setName} rule={en.versions.nameRule} wrong={wrong} />
      <Button onPress={() => onName(name)} blocked={blocked} describedBy={blocked ? hint : undefined}>
        {button}
      </Button>
      <p id={hint} className="visually-hidden">
        {blocked ? (wrong ?? en.versions.nameMissing) : ''}
      </p>
    </div>
  );
}

function detailsOf(one: SystemFacts, self: boolean): readonly string[] {
  const details = [
    ...(one.usrTree === null ? [] : [en.versions.version(versionOf(one.usrTree))]),
    ...(self ? [en.versions.self] : []),
    ...(one.isDefault ? [en.versions.startsFirst] : []),
  ];
  return details.length === 0 ? [] : [details.join(' · ')];
}

function Systems({ place: { store, system } }: { readonly place: Place }) {
  return (
    <ul>
      {store.systems.map((one) => (
        <ActionRow key={one.id} title={en.system.called(one)} details={detailsOf(one, one.id === system.id)}>
          {(describedBy) =>
            !one.isDefault && (
              <Button
                describedBy={describedBy}
                onPress={() => reviewChange({ task: 'instance-default', systemId: one.id })}
              >
                {en.versions.makeFirst}
              </Button>
            )
          }
        </ActionRow>
      ))}
    </ul>
  );
}

function Removal({ system }: { readonly system: SystemFacts }) {
  return (
    <div className={css['apart']}>
      <p>{system.mountedAt === null ? en.versions.removeText : en.versions.nameRunning}</p>
      {system.mountedAt === null && (
        <Button onPress={() => reviewChange({ task: 'instance-remove', systemId: system.id })}>
          {en.versions.removeSystem}
        </Button>
      )}
    </div>
  );
}

/** The systems that share the versions of a disk: another one beside this, another name for it, or the end of it. */
export function Siblings({ place }: { readonly place: Place }) {
  const { store, system } = place;
  const taken = store.systems.map(({ name }) => name);
  const templates = store.extras.filter((extra) => extra.tree.startsWith('root:'));
  const tree = system.usrTree ?? store.trees[0]?.tree;
  const declined = useWizard((state) => state.declined);
  const nameFor = (from: string): string | undefined =>
    declined?.task === 'instance-add' && declined.tree === from ? declined.name : undefined;
  return (
    <Fold
      label={en.versions.others}
      note={en.versions.count(store.systems.length)}
      opened={declined?.task.startsWith('instance-') === true}
    >
      <div className={css['folded']}>
        <p className={css['lede']}>{en.versions.othersText}</p>
        <Systems place={place} />
        {tree !== undefined && (
          <NameForm
            label={en.versions.newName}
            button={en.versions.addSystem}
            taken={taken}
            before={nameFor(tree)}
            onName={(name) => reviewChange({ task: 'instance-add', storeId: store.id, tree, name })}
          />
        )}
        {templates.map(({ tree: template }) => (
          <NameForm
            key={template}
            label={en.extras.fromTemplate(rootNameOf(template))}
            button={en.extras.addFromTemplate}
            taken={[...taken, rootNameOf(template)]}
            before={nameFor(template)}
            onName={(name) => reviewChange({ task: 'instance-add', storeId: store.id, tree: template, name })}
          />
        ))}
        {system.mountedAt === null && (
          <NameForm
            label={en.versions.rename}
            button={en.versions.renameButton}
            taken={taken}
            before={declined?.task === 'instance-rename' ? declined.name : undefined}
            onName={(name) => reviewChange({ task: 'instance-rename', systemId: system.id, name })}
          />
        )}
        <Removal system={system} />
      </div>
    </Fold>
  );
}
