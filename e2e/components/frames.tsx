import { Button } from '../../renderer/components/button.tsx';
import { FirstScreen } from '../../renderer/components/first-screen.tsx';
import { KeyboardPicker } from '../../renderer/components/keyboard-picker.tsx';
import { kioskWays } from '../../renderer/components/kiosk-ways.tsx';
import { useLongList } from '../../renderer/components/long-list.tsx';
import { Written } from '../../renderer/components/recorded.tsx';
import { Screen } from '../../renderer/components/screen.tsx';
import { SourcePicker } from '../../renderer/components/source-picker.tsx';
import { played } from './played.ts';
import css from './specimens.module.css';
import type { Shown } from './shown.ts';

const nothing = (): void => {};
const back = <Button onPress={nothing}>Back</Button>;
const closed = (
  <Button tone="primary" blocked describedBy="frame-hint" onPress={nothing}>
    Continue
  </Button>
);

const whole: readonly Shown[] = [
  {
    state: 'a screen, whose way on is closed',
    wide: true,
    node: (
      <Screen
        title="Choose what to do"
        lede="Nothing happens before you agree to it."
        focusTitle={false}
        back={back}
        forward={closed}
        hint={{ id: 'frame-hint', text: 'Choose something to continue.' }}
      >
        <p>What there is to choose from.</p>
      </Screen>
    ),
  },
  ...(['good', 'danger'] as const).map((emblem) => ({
    state: `a screen with an end that is ${emblem}`,
    wide: true as const,
    node: <Screen title="How it ended" emblem={emblem} focusTitle={false} {...kioskWays} />,
  })),
  {
    state: 'the first screen',
    wide: true,
    node: <FirstScreen title="Welcome" lede="In the product’s words." focusTitle={false} />,
  },
];

export const screens: readonly Shown[] = [
  ...whole.map(({ node, ...shown }) => ({ ...shown, node: <div className={css['frame']}>{node}</div> })),
  { state: 'where from', wide: true, node: <SourcePicker facts={played.facts} /> },
  { state: 'keyboard', node: <KeyboardPicker /> },
  { state: 'written down', wide: true, node: <Written /> },
];

function Numbers({ count }: { readonly count: number }) {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const { drawn, setList, turning } = useLongList(all);
  return (
    <>
      <ol ref={setList} start={drawn[0]}>
        {drawn.map((number) => (
          <li key={number}>{`Version ${number}`}</li>
        ))}
      </ol>
      {turning}
    </>
  );
}

export const longLists: readonly Shown[] = [
  { state: 'long enough to be drawn in parts', wide: true, node: <Numbers count={120} /> },
  { state: 'not so long', wide: true, node: <Numbers count={3} /> },
];
