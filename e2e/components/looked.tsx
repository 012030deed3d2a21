import type { ReactNode } from 'react';
import { AccessibilityButton } from '../../renderer/components/accessibility.tsx';
import { Button } from '../../renderer/components/button.tsx';
import { Choices } from '../../renderer/components/choices.tsx';
import { HoldButton } from '../../renderer/components/hold-button.tsx';
import { LanguagePicker } from '../../renderer/components/language-picker.tsx';
import { Segments } from '../../renderer/components/segments.tsx';
import { SelectField } from '../../renderer/components/select-field.tsx';
import { TextField } from '../../renderer/components/text-field.tsx';
import { TickBox } from '../../renderer/components/tick-box.tsx';
import type { Shown } from './shown.ts';

const nothing = (): void => {};
const two = [
  { id: 'one', label: 'One' },
  { id: 'other', label: 'Other' },
] as const;
const cards = two.map(({ id, label }) => ({ id, name: label, heading: label, body: 'What there is to it.' }));

/** Whatever is pointed at, reached by the keyboard or pressed, beside the buttons. */
const controls: Readonly<Record<string, (id: string) => ReactNode>> = {
  card: () => <Choices label="Cards" choices={cards} chosen="other" onChoose={nothing} />,
  segment: () => <Segments label="Segments" segments={two} chosen="other" onChoose={nothing} />,
  box: (id) => <TickBox id={`box-${id}`} label="I know" ticked={false} onChange={nothing} />,
  'ticked box': (id) => <TickBox id={`ticked-${id}`} label="I know" ticked onChange={nothing} />,
  field: () => (
    <TextField label="Name" rule="Letters and digits." value="main" wrong={null} onChange={nothing} />
  ),
  'wrong field': () => (
    <TextField label="Name" rule="" value="a:b" wrong="No colon, please." onChange={nothing} />
  ),
  'one of many': () => (
    <SelectField
      label="Time zone"
      chosen="Europe/Berlin"
      onChoose={nothing}
      options={[{ id: 'Europe/Berlin', name: 'Berlin' }]}
    />
  ),
  language: () => <LanguagePicker />,
  held: () => (
    <HoldButton blocked={false} onBlocked={nothing} onHeld={nothing}>
      Hold to delete
    </HoldButton>
  ),
  accessibility: () => <AccessibilityButton />,
  'blocked button': () => (
    <Button blocked onPress={nothing}>
      Continue
    </Button>
  ),
};

export const looked: readonly Shown[] = (['hover', 'focus-visible', 'active'] as const).flatMap((look) =>
  Object.entries(controls).map(([name, node]) => ({ state: `${name}, ${look}`, look, node: node(look) })),
);
