import { pose, restart, switchOff } from '../store/actions.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface QuestionProps {
  readonly words: Readonly<Record<'title' | 'lede' | 'not' | 'button', string>>;
  readonly onConfirm: () => Promise<void>;
}

/** Asked for once more: it is about the whole computer, which may be doing something else as well. */
function Question({ words, onConfirm }: QuestionProps) {
  return (
    <Dialog
      title={words.title}
      lede={words.lede}
      closeLabel={words.not}
      onClose={() => pose(null)}
      forward={
        <Button tone="danger" onPress={onConfirm}>
          {words.button}
        </Button>
      }
    />
  );
}

export function SwitchOff() {
  return <Question words={en.switchOff} onConfirm={switchOff} />;
}

export function Restart() {
  return <Question words={en.restart} onConfirm={restart} />;
}
