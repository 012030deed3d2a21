import { AnswersButton } from '../../renderer/components/answers-button.tsx';
import { CheckedField } from '../../renderer/components/checked-field.tsx';
import { Keys } from '../../renderer/components/keys.tsx';
import { PlaceRow } from '../../renderer/components/place-row.tsx';
import { SelectField } from '../../renderer/components/select-field.tsx';
import { Told } from '../../renderer/components/told.tsx';
import { played } from './played.ts';
import type { Shown } from './shown.ts';

const nothing = (): void => {};
const stick = { id: 'place-0000000000000000', kind: 'stick', name: 'PHOTOS', device: '/dev/sdc1' } as const;
const zones = [
  { id: 'Europe/Berlin', name: 'Berlin' },
  { id: 'Europe/Paris', name: 'Paris' },
];

export const fields: readonly Shown[] = [
  {
    state: 'checked, right',
    node: <CheckedField label="User name" value="anna" onChange={nothing} longest={31} insist wrong={null} />,
  },
  {
    state: 'checked, wrong',
    node: (
      <CheckedField
        label="User name"
        value="root"
        onChange={nothing}
        longest={31}
        insist
        wrong="The system itself has that name. Choose another one."
      />
    ),
  },
  {
    state: 'one of many',
    node: (
      <SelectField
        label="Time zone"
        chosen="Europe/Berlin"
        onChoose={nothing}
        options={[]}
        groups={[{ name: 'Europe', options: zones }]}
        note="It is 10:09 there."
      />
    ),
  },
];

export const told: readonly Shown[] = [
  {
    state: 'where',
    wide: true,
    node: (
      <ul>
        <PlaceRow place={stick} action="Save here" onPlace={nothing} />
      </ul>
    ),
  },
  { state: 'saving', wide: true, node: <Told result={{ kind: 'saving' }} /> },
  { state: 'saved', wide: true, node: <Told result={{ kind: 'saved', text: 'It was saved.' }} /> },
  { state: 'not saved', wide: true, node: <Told result={{ kind: 'refused', problem: played.refused }} /> },
];

export const shortcuts: readonly Shown[] = [
  { state: 'the keys of a shortcut', node: <Keys name="start" /> },
  { state: 'answers', node: <AnswersButton change={null} /> },
];
