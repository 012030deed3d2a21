import { startOver } from '../store/actions.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import type { ScreenProps } from './screen.tsx';

/** The only way on from the end of something, where there is no window to close. */
export const kioskWays: Pick<ScreenProps, 'back' | 'forward'> = {
  forward: (
    <Button tone="primary" onPress={startOver}>
      {en.kiosk.toStart}
    </Button>
  ),
};
