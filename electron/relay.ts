import { ipcMain, type BrowserWindow, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import {
  pageWords,
  relayedMethods,
  type Answer,
  type PageWords,
  type RelayedMethod,
} from '../backend/contract/bridge.ts';
import { firstFault } from '../backend/contract/fault.ts';
import { problemOf, ProblemError } from '../backend/contract/fixes.ts';
import { methods, type Params, type Result } from '../backend/contract/protocol.ts';
import { xkbKeyboard } from '../backend/contract/settings.ts';
import { channels, type KeyboardTold, type LogSaved, type Pushed } from './channels.ts';
import { presentKeyboard, useKeyboard } from './keyboard.ts';
import type { BackendLink } from './link/backend-link.ts';
import { log } from './log.ts';
import { origin } from './origin.ts';
import { saveLog } from './save-log.ts';

const schemas: { readonly [M in RelayedMethod]: { readonly params: z.ZodType<Params<M>> } } = methods;

function isRelayed(method: unknown): method is RelayedMethod {
  return relayedMethods.some((relayed) => relayed === method);
}

function invalid(
  path: string,
  message: string,
): { readonly ok: false; readonly problem: ReturnType<typeof problemOf> } {
  return {
    ok: false,
    problem: problemOf('request.invalid', { path: path.slice(0, 256), message: message.slice(0, 4096) }),
  };
}

function failed(error: unknown): { readonly ok: false; readonly problem: ReturnType<typeof problemOf> } {
  if (error instanceof ProblemError) return { ok: false, problem: error.problem };
  log('a call failed', error);
  return { ok: false, problem: problemOf('internal', {}) };
}

async function relay<M extends RelayedMethod>(
  link: BackendLink,
  method: M,
  params: unknown,
): Promise<Answer<Result<M>>> {
  const asked = schemas[method].params.safeParse(params);
  if (!asked.success) {
    const { path, message } = firstFault(asked.error);
    return invalid(path === '' ? method : `${method}.${path}`, message);
  }
  try {
    return { ok: true, value: await link.call(method, asked.data) };
  } catch (error) {
    return failed(error);
  }
}

async function putInForce(wanted: unknown): Promise<KeyboardTold> {
  const asked = xkbKeyboard.safeParse(wanted);
  if (!asked.success) return invalid('keyboard', firstFault(asked.error).message);
  try {
    return { ok: true, value: await useKeyboard(asked.data) };
  } catch (error) {
    return failed(error);
  }
}

/** Sends to the window what the backend says; nothing while there is no page to hear it. */
export function push<C extends keyof Pushed>(window: BrowserWindow, channel: C, value: Pushed[C]): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(channel, value);
}

export interface RelayOptions {
  /** Whether the desktop may be asked where to save a file. */
  readonly savesFiles: boolean;
  readonly onPageWords: (words: PageWords) => void;
}

/** Answers the window, and only the window: every message's sender is checked before it is looked at. */
export function startRelay(window: BrowserWindow, link: BackendLink, options: RelayOptions): void {
  // Must be asked at once: a frame that is gone by the time we look reads as null.
  const isOurs = (sender: WebFrameMain | null): boolean =>
    sender !== null && sender === window.webContents.mainFrame && sender.origin === origin;

  ipcMain.handle(channels.call, async (event, method: unknown, params: unknown) => {
    if (!isOurs(event.senderFrame)) return invalid('', 'not the window');
    if (!isRelayed(method)) return invalid('method', 'no such call');
    return await relay(link, method, params);
  });
  ipcMain.handle(channels.saveLog, async (event): Promise<LogSaved> => {
    if (!isOurs(event.senderFrame)) return invalid('', 'not the window');
    if (!options.savesFiles) return invalid('method', 'no such call');
    try {
      return { ok: true, value: { saved: await saveLog(window, link) } };
    } catch (error) {
      return failed(error);
    }
  });
  ipcMain.handle(channels.keyboard, async (event): Promise<KeyboardTold> => {
    if (!isOurs(event.senderFrame)) return invalid('', 'not the window');
    return { ok: true, value: await presentKeyboard() };
  });
  ipcMain.handle(channels.useKeyboard, async (event, wanted: unknown): Promise<KeyboardTold> => {
    if (!isOurs(event.senderFrame)) return invalid('', 'not the window');
    return await putInForce(wanted);
  });
  ipcMain.on(channels.usePageWords, (event, words: unknown) => {
    const said = pageWords.safeParse(words);
    if (isOurs(event.senderFrame) && said.success) options.onPageWords(said.data);
  });
  ipcMain.on(channels.attach, (event) => {
    if (isOurs(event.senderFrame)) push(window, channels.link, link.present);
  });
  ipcMain.on(channels.close, (event) => {
    if (isOurs(event.senderFrame)) window.close();
  });
}
