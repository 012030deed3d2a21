import { app, BrowserWindow, dialog, nativeTheme, type Session } from 'electron';
import type { PageWords } from '../backend/contract/bridge.ts';
import { keepOpen, kioskOptions, loadAgainLater } from './kiosk.ts';
import { log } from './log.ts';
import { origin } from './origin.ts';
import { pageWords } from './text.ts';
import { tooOften } from './too-often.ts';

// Those of the page's own style sheet, so that nothing flashes before it is there.
const background = { light: '#ffffff', dark: '#16181d' } as const;

// Chromium's net error for a request that was given up.
const aborted = -3;

const mostCrashes = 3;
const crashWindowMs = 60_000;

let words = pageWords;

/** Asks with these words from now on. */
export function usePageWords(said: PageWords): void {
  words = said;
}

interface Question {
  readonly message: keyof PageWords;
  readonly buttons: readonly [keyof PageWords, keyof PageWords];
  readonly signal?: AbortSignal;
}

/** Which of the buttons was pressed. */
async function ask(window: BrowserWindow, { message, buttons, signal }: Question): Promise<number> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words[message],
    detail: words.runGoesOn,
    buttons: buttons.map((button) => words[button]),
    defaultId: 0,
    cancelId: 0,
    ...(signal === undefined ? {} : { signal }),
  });
  return response;
}

async function askToLoadAgain(window: BrowserWindow): Promise<void> {
  const choice = await ask(window, { message: 'failed', buttons: ['loadAgain', 'close'] });
  if (choice === 0) window.webContents.reload();
  else window.destroy();
}

/** Loads the page again when its process dies, and does something else once it dies again and again. */
function surviveCrashes(window: BrowserWindow, otherwise: (window: BrowserWindow) => unknown): void {
  const crashes = tooOften(mostCrashes, crashWindowMs);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log(`the page's process is gone: ${reason}, ${exitCode}`);
    if (crashes()) otherwise(window);
    else window.webContents.reload();
  });
}

/** Offers to load the page again when it stops answering, for as long as it does not. */
function surviveHangs(window: BrowserWindow): void {
  let asking: AbortController | null = null;
  const onUnresponsive = async (): Promise<void> => {
    if (asking !== null) return;
    asking = new AbortController();
    const { signal } = asking;
    const choice = await ask(window, { message: 'stuck', buttons: ['wait', 'loadAgain'], signal });
    asking = null;
    // The page is loaded again as after any crash.
    if (choice === 1) window.webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => void onUnresponsive());
  window.on('responsive', () => asking?.abort());
}

export interface WindowOptions {
  /** What the window is called until the page says it. */
  readonly title: string;
  /** Whether it takes the whole display, and cannot be left. */
  readonly kiosk: boolean;
}

/**
 * Opens the window. It shows itself with its first paint, which waits for nothing but the page.
 * @param preload path of the bundled preload script
 */
export function openWindow(
  session: Session,
  preload: string,
  { title, kiosk }: WindowOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    title,
    width: 1024,
    height: 720,
    minWidth: 640,
    minHeight: 440,
    ...(kiosk ? kioskOptions() : {}),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
      devTools: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  surviveCrashes(window, kiosk ? loadAgainLater : askToLoadAgain);
  if (kiosk) keepOpen(window);
  else surviveHangs(window);
  window.webContents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    // A load that is cut short by the next one is no failure, and a frame that was refused is none of ours.
    if (code === aborted || !isMainFrame) return;
    log(`the page did not load: ${description}`);
    app.exit(1);
  });
  // How it went is told by the events.
  window.loadURL(`${origin}/`).catch(() => {});
  return window;
}
