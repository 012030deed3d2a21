import type { PristineEvent } from '../backend/contract/protocol.ts';
import type { Answer, Link } from '../backend/contract/bridge.ts';
import type { XkbKeyboard } from '../backend/contract/settings.ts';

/** The names under which preload and main talk; nothing else is listened to on either side. */
export const channels = {
  call: 'pristine:call',
  saveLog: 'pristine:save-log',
  keyboard: 'pristine:keyboard',
  useKeyboard: 'pristine:use-keyboard',
  usePageWords: 'pristine:use-page-words',
  attach: 'pristine:attach',
  close: 'pristine:close',
  link: 'pristine:link',
  event: 'pristine:event',
} as const;

/** What main pushes to the window. */
export interface Pushed {
  readonly 'pristine:link': Link;
  readonly 'pristine:event': PristineEvent;
}

export type LogSaved = Answer<{ readonly saved: boolean }>;
export type KeyboardTold = Answer<XkbKeyboard | null>;
