import { useState } from 'react';
import { Accessibility } from '../../renderer/components/accessibility.tsx';
import { AnswerFile } from '../../renderer/components/answer-file.tsx';
import { Button } from '../../renderer/components/button.tsx';
import { LanguageList } from '../../renderer/components/language-list.tsx';
import { LogCode } from '../../renderer/components/log-code.tsx';
import { PinPad } from '../../renderer/components/pin-pad.tsx';
import { SaveLog } from '../../renderer/components/save-log.tsx';
import { ShortcutList } from '../../renderer/components/shortcut-list.tsx';
import { SwitchOff } from '../../renderer/components/switch-off.tsx';
import { pose } from '../../renderer/store/actions.ts';
import { useWizard } from '../../renderer/store/wizard.ts';
import css from './specimens.module.css';
import { buttons, callouts, choosing, colours, icons, sizes } from './controls.tsx';
import { fields, shortcuts, told } from './fields.tsx';
import { brands, disks, lists, problems, rails } from './findings.tsx';
import type { Shown } from './shown.ts';

function Section({ title, shown }: { readonly title: string; readonly shown: readonly Shown[] }) {
  return (
    <section className={css['section']}>
      <h2>{title}</h2>
      <div className={css['states']}>
        {shown.map(({ state, look, wide, node }) => (
          <div key={state} className={css['state']} data-wide={wide} data-look={look}>
            <p className={css['caption']}>{state}</p>
            {node}
          </div>
        ))}
      </div>
    </section>
  );
}

const dialogs = {
  accessibility: <Accessibility />,
  answers: <AnswerFile />,
  language: <LanguageList />,
  pin: <PinPad />,
  'save-log': <SaveLog />,
  shortcuts: <ShortcutList />,
  'switch-off': <SwitchOff />,
} as const;

function Dialogs() {
  const question = useWizard((state) => state.question);
  const [code, setCode] = useState(false);
  const closeCode = (): void => setCode(false);
  return (
    <>
      {(['accessibility', 'answers', 'language', 'pin', 'save-log', 'shortcuts', 'switch-off'] as const).map(
        (one) => (
          <Button key={one} onPress={() => pose(one)}>
            {`Open ${one}`}
          </Button>
        ),
      )}
      <Button onPress={() => setCode(true)}>Open log-code</Button>
      {question !== null && dialogs[question]}
      {code && <LogCode onBack={closeCode} onClose={closeCode} />}
    </>
  );
}

const sections = {
  Colours: colours,
  Type: sizes,
  Icons: icons,
  Buttons: buttons,
  Choosing: choosing,
  Fields: fields,
  Shortcuts: shortcuts,
  Saving: told,
  Callouts: callouts,
  Problems: problems,
  Disks: disks,
  Lists: lists,
  Rail: rails,
  Brand: brands,
} as const;

/** Every component in every state. */
export function Specimens() {
  return (
    <main className={css['page']}>
      <div className={css['bar']}>
        <h1>Components</h1>
        <Dialogs />
      </div>
      {Object.entries(sections).map(([title, shown]) => (
        <Section key={title} title={title} shown={shown} />
      ))}
    </main>
  );
}
