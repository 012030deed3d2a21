import { app, screen, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { leadsOut } from './kiosk-keys.ts';
import { startAnew } from './start-anew.ts';

/** How long a page may not answer, or has failed too often, until it is loaded anew. */
const patienceMs = 10_000;

/** A window over the whole display. Where nothing manages windows nobody else would make it as large. */
export function kioskOptions(): BrowserWindowConstructorOptions {
  return {
    ...screen.getPrimaryDisplay().bounds,
    kiosk: true,
    frame: false,
    closable: false,
    minimizable: false,
    skipTaskbar: true,
  };
}

/** Loads the page anew by itself: there is nobody to ask. */
export function loadAgainLater({ webContents }: BrowserWindow): void {
  setTimeout(() => {
    if (!webContents.isDestroyed()) webContents.reload();
  }, patienceMs);
}

function endHangs(window: BrowserWindow): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  window.on('unresponsive', () => {
    // The page is loaded again as after any crash.
    timer ??= setTimeout(() => {
      timer = undefined;
      window.webContents.forcefullyCrashRenderer();
    }, patienceMs);
  });
  window.on('responsive', () => {
    clearTimeout(timer);
    timer = undefined;
  });
}

/** Leaves no way out of the window. It ends with the program, and that only from outside: by a signal, or with its session. */
export function keepOpen(window: BrowserWindow): void {
  let ending = false;
  app.once('before-quit', () => {
    ending = true;
  });
  window.on('close', (event) => {
    if (!ending) event.preventDefault();
  });
  window.once('closed', () => {
    if (!ending) startAnew();
  });
  const comeBack = (): void => {
    if (ending) return;
    window.restore();
    window.show();
    window.setKiosk(true);
  };
  window.on('minimize', comeBack);
  window.on('hide', comeBack);
  window.on('leave-full-screen', comeBack);
  screen.on('display-metrics-changed', () => {
    if (!window.isDestroyed()) window.setBounds(screen.getPrimaryDisplay().bounds);
  });
  window.webContents.on('before-input-event', (event, input) => {
    if (leadsOut(input)) event.preventDefault();
  });
  endHangs(window);
}
