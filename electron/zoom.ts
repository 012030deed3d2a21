import type { BrowserWindow, Input } from 'electron';

const smallest = -1;
const largest = 5;

/** How many steps of size a key asks for: null for none of our keys, 0 to go back. */
function stepOf({ type, control, alt, meta, key }: Input): number | null {
  if (type !== 'keyDown' || !control || alt || meta) return null;
  switch (key) {
    case '+':
    case '=':
      return 1;
    case '-':
      return -1;
    case '0':
      return 0;
    default:
      return null;
  }
}

/** Makes everything larger and smaller by the usual keys, which otherwise only a menu would bring. */
export function zoomByKeys({ webContents }: BrowserWindow): void {
  webContents.on('before-input-event', (event, input) => {
    const step = stepOf(input);
    if (step === null) return;
    event.preventDefault();
    const level = step === 0 ? 0 : webContents.getZoomLevel() + step;
    webContents.setZoomLevel(Math.min(largest, Math.max(smallest, level)));
  });
}
