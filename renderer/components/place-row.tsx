import type { LogPlace } from '../../backend/contract/log.ts';
import { en } from '../text/en.ts';
import { isolate } from '../text/translate.ts';
import { ActionRow } from './action-row.tsx';
import { Button } from './button.tsx';

export interface PlaceRowProps {
  readonly place: LogPlace;
  /** What is done there. */
  readonly action: string;
  readonly busy?: boolean;
  readonly onPlace: () => void;
}

/** Somewhere that something can be saved. */
export function PlaceRow({ place, action, busy = false, onPlace }: PlaceRowProps) {
  return (
    <ActionRow
      icon="disk"
      title={en.saveLog.place[place.kind](place)}
      details={[isolate(place.device), en.saveLog.about[place.kind]]}
    >
      {(describedBy) => (
        <Button describedBy={describedBy} blocked={busy} onPress={onPlace}>
          {action}
        </Button>
      )}
    </ActionRow>
  );
}
