import { played } from './played.ts';
import { useState } from 'react';
import { AccessibilityButton } from '../../renderer/components/accessibility.tsx';
import { Button } from '../../renderer/components/button.tsx';
import { Callout } from '../../renderer/components/callout.tsx';
import { Choices } from '../../renderer/components/choices.tsx';
import { DiskBody, DiskHeading } from '../../renderer/components/disk-card.tsx';
import { HoldButton } from '../../renderer/components/hold-button.tsx';
import { Icon, iconNames, Mark } from '../../renderer/components/icon.tsx';
import { LanguagePicker } from '../../renderer/components/language-picker.tsx';
import { Offered } from '../../renderer/components/offered.tsx';
import { LookAgain } from '../../renderer/components/reading.tsx';
import { Segments } from '../../renderer/components/segments.tsx';
import { TextField } from '../../renderer/components/text-field.tsx';
import { TickBox } from '../../renderer/components/tick-box.tsx';
import { TickList } from '../../renderer/components/tick-list.tsx';
import css from './specimens.module.css';
import type { Shown } from './shown.ts';

const { facts } = played;
const nothing = (): void => {};

const tokens = [
  'canvas surface ink ink-soft line line-strong accent accent-deep accent-soft on-accent',
  'danger danger-deep danger-soft on-danger rail rail-ink rail-soft rail-line gold part part-deep focus',
]
  .join(' ')
  .split(' ');
export const colours: readonly Shown[] = tokens.map((name) => ({
  state: name,
  node: <div className={css['swatch']} style={{ background: `var(--${name})` }} />,
}));
export const sizes: readonly Shown[] = ['small', '', 'large', 'title', 'number'].map((name) => ({
  state: name === '' ? 'text' : name,
  wide: true,
  node: <p style={{ fontSize: `var(--text${name === '' ? '' : `-${name}`})` }}>Back to how it was shipped</p>,
}));

const tones = ['plain', 'primary', 'danger'] as const;
const looks = [undefined, 'hover', 'focus-visible', 'active'] as const;
export const buttons: readonly Shown[] = [
  ...tones.flatMap((tone) =>
    looks.map((look) => ({
      state: `${tone}${look === undefined ? '' : `, ${look}`}`,
      ...(look === undefined ? {} : { look }),
      node: (
        <Button tone={tone} onPress={nothing}>
          Continue
        </Button>
      ),
    })),
  ),
  ...tones.map((tone) => ({
    state: `${tone}, blocked`,
    node: (
      <Button tone={tone} blocked onPress={nothing}>
        Continue
      </Button>
    ),
  })),
  ...[false, true].map((blocked) => ({
    state: blocked ? 'held, blocked' : 'held',
    node: (
      <HoldButton blocked={blocked} onBlocked={nothing} onHeld={nothing}>
        Hold to delete
      </HoldButton>
    ),
  })),
  { state: 'accessibility', node: <AccessibilityButton /> },
  { state: 'look again', node: <LookAgain /> },
];

export const icons: readonly Shown[] = [
  ...iconNames.map((name) => ({ state: name, node: <Icon name={name} /> })),
  { state: 'the mark', node: <Mark /> },
];

export const callouts: readonly Shown[] = (['plain', 'good', 'danger'] as const).map((tone) => ({
  state: tone,
  wide: true,
  node: (
    <Callout tone={tone} icon={tone === 'good' ? 'check' : 'info'} title="Something that matters">
      <p>And what there is to know about it.</p>
    </Callout>
  ),
}));

function Chosen({ disks }: { readonly disks: typeof facts.disks }) {
  const [chosen, setChosen] = useState(disks[0]?.id ?? null);
  return (
    <Choices
      label="Disks"
      chosen={chosen}
      onChoose={setChosen}
      choices={disks.map((disk) => ({
        id: disk.id,
        name: disk.device,
        heading: <DiskHeading disk={disk} />,
        body: <DiskBody disk={disk} />,
      }))}
    />
  );
}

function Ticks() {
  const [ticked, setTicked] = useState<readonly string[]>(['mail']);
  return (
    <TickList
      title="Apps"
      text="They come along."
      ticked={ticked}
      onChange={(id, on) => setTicked(on ? [...ticked, id] : ticked.filter((one) => one !== id))}
      items={['mail', 'almanac'].map((id) => ({ id, name: id, details: ['Version 1', '41 MB'] }))}
    />
  );
}

const field = { label: 'Name', rule: 'Letters and digits.', onChange: nothing };
export const choosing: readonly Shown[] = [
  { state: 'cards, with disks', wide: true, node: <Chosen disks={facts.disks.slice(0, 8)} /> },
  {
    state: 'segments',
    node: (
      <Segments
        label="Where from"
        segments={[
          { id: 'medium', label: 'Medium' },
          { id: 'stick', label: 'Stick' },
        ]}
        chosen="stick"
        onChoose={nothing}
      />
    ),
  },
  { state: 'box to tick', node: <TickBox id="off" label="I know" ticked={false} onChange={nothing} /> },
  { state: 'box, ticked', node: <TickBox id="on" label="I know" ticked onChange={nothing} /> },
  { state: 'boxes', wide: true, node: <Ticks /> },
  { state: 'field', node: <TextField {...field} value="main" wrong={null} /> },
  { state: 'field, wrong', node: <TextField {...field} value="a:b" wrong="No colon, please." /> },
  { state: 'language', node: <LanguagePicker /> },
  {
    state: 'source',
    wide: true,
    node: (
      <Offered facts={facts} level={3}>
        {() => null}
      </Offered>
    ),
  },
];
