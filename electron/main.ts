import { app, Menu, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { Vendor } from '../backend/contract/vendor.ts';
import type { ServedBeside } from './app-files.ts';
import { channels } from './channels.ts';
import { drawInSoftware } from './graphics.ts';
import { BackendLink } from './link/backend-link.ts';
import { openTarget } from './link/byte-stream.ts';
import { backendTarget, type BackendTarget } from './link/target.ts';
import { log } from './log.ts';
import { push, startRelay } from './relay.ts';
import { lockDownApp, makeSession } from './session.ts';
import { text } from './text.ts';
import { readVendor, servedOf, vendorFolderOf } from './vendor.ts';
import { openWindow, usePageWords } from './window.ts';

const greetingMs = 10_000;

function start(target: BackendTarget, vendor: Vendor, beside: Readonly<Record<string, ServedBeside>>): void {
  const folder = import.meta.dirname;
  const session = makeSession(join(folder, '../renderer'), beside);
  const kiosk = vendor.face === 'kiosk';
  const title = vendor.name ?? text.title;
  const window = openWindow(session, join(folder, 'preload.cjs'), { title, kiosk });
  const asksAPerson = target.kind === 'pkexec';
  const link = new BackendLink({
    open: () => openTarget(target),
    client: `wizard ${app.getVersion()}`,
    retries: !asksAPerson,
    greetingMs: asksAPerson ? null : greetingMs,
    onLink: (state) => push(window, channels.link, state),
    onEvent: (event) => push(window, channels.event, event),
  });
  startRelay(window, link, { savesFiles: !kiosk, onPageWords: usePageWords });
  link.start();
  app.on('second-instance', () => focus(window));
  app.once('window-all-closed', () => {
    link.close();
    app.quit();
  });
}

function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

function refuseToRun(reason: string): never {
  log(reason);
  return process.exit(1);
}

function orExit<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refuseToRun(error instanceof Error ? error.message : String(error));
  }
}

if (process.getuid?.() === 0) refuseToRun(text.asRoot);
if (app.commandLine.hasSwitch('no-sandbox')) refuseToRun(text.noSandbox);
const backend = orExit(() => backendTarget(process.argv));
const vendorFolder = orExit(() => vendorFolderOf(process.argv));
const vendor = orExit(() => readVendor(vendorFolder));
const beside = orExit(() => servedOf(vendor, vendorFolder));

lockDownApp();
drawInSoftware();
// On Linux Chromium does not speak to screen readers unless it is told to.
app.commandLine.appendSwitch('force-renderer-accessibility');
Menu.setApplicationMenu(null);

if (app.requestSingleInstanceLock()) void app.whenReady().then(() => start(backend, vendor, beside));
else app.quit();
