import { pose, switchOff } from '../store/actions.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asked for once more: it is about the whole computer, which may be doing something else as well. */
export function SwitchOff() {
  return (
    <Dialog
      title={en.switchOff.title}
      lede={en.switchOff.lede}
      closeLabel={en.switchOff.not}
      onClose={() => pose(null)}
      forward={
        <Button tone="danger" onPress={switchOff}>
          {en.switchOff.button}
        </Button>
      }
    />
  );
}
