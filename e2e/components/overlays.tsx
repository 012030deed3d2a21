import { useState } from 'react';
import { Accessibility } from '../../renderer/components/accessibility.tsx';
import { AnswerFile } from '../../renderer/components/answer-file.tsx';
import { Button } from '../../renderer/components/button.tsx';
import { Dialog } from '../../renderer/components/dialog.tsx';
import { GiveUp } from '../../renderer/components/give-up.tsx';
import { Countdown } from '../../renderer/components/idle.tsx';
import { LanguageList } from '../../renderer/components/language-list.tsx';
import { LogCode } from '../../renderer/components/log-code.tsx';
import { PinPad } from '../../renderer/components/pin-pad.tsx';
import { SaveLog } from '../../renderer/components/save-log.tsx';
import { ScreenKeyboard } from '../../renderer/components/screen-keyboard.tsx';
import { ShortcutList } from '../../renderer/components/shortcut-list.tsx';
import { Restart, SwitchOff } from '../../renderer/components/switch-off.tsx';
import { pose } from '../../renderer/store/actions.ts';
import { useWizard } from '../../renderer/store/wizard.ts';

/** What comes before a screen by a question of the window's. */
const questions = [
  { name: 'accessibility', node: <Accessibility /> },
  { name: 'answers', node: <AnswerFile /> },
  { name: 'give-up', node: <GiveUp /> },
  { name: 'language', node: <LanguageList /> },
  { name: 'pin', node: <PinPad /> },
  { name: 'save-log', node: <SaveLog /> },
  { name: 'shortcuts', node: <ShortcutList /> },
  { name: 'switch-off', node: <SwitchOff /> },
  { name: 'restart', node: <Restart /> },
] as const;

const warnMs = 15_000;

function SoonBack({ onStay }: { readonly onStay: () => void }) {
  const [until] = useState(() => performance.now() + warnMs);
  return <Countdown until={until} warnMs={warnMs} onStay={onStay} />;
}

const own = ['log-code', 'dialog', 'asking dialog', 'idle', 'screen-keyboard'] as const;
type Own = (typeof own)[number];

/** What comes before a screen by itself. */
function Other({ what, onClose }: { readonly what: Own; readonly onClose: () => void }) {
  const forward = <Button onPress={onClose}>Go on</Button>;
  switch (what) {
    case 'log-code':
      return <LogCode onBack={onClose} onClose={onClose} />;
    case 'dialog':
      return (
        <Dialog title="Something to read" lede="And then one goes on as before." onClose={onClose}>
          <p>What there is to know.</p>
        </Dialog>
      );
    case 'asking dialog':
      return <Dialog title="Really?" onClose={onClose} closeLabel="Back" forward={forward} />;
    case 'idle':
      return <SoonBack onStay={onClose} />;
    case 'screen-keyboard':
      // It comes for whichever field of the page has the focus.
      return <ScreenKeyboard />;
  }
}

/** Everything that comes before a screen, each behind a button. */
export function Overlays() {
  const question = useWizard((state) => state.question);
  const [other, setOther] = useState<Own | null>(null);
  return (
    <>
      {questions.map(({ name }) => (
        <Button key={name} onPress={() => pose(name)}>
          {`Open ${name}`}
        </Button>
      ))}
      {own.map((one) => (
        <Button key={one} onPress={() => setOther(one)}>
          {`Open ${one}`}
        </Button>
      ))}
      {questions.find(({ name }) => name === question)?.node}
      {other !== null && <Other what={other} onClose={() => setOther(null)} />}
    </>
  );
}
