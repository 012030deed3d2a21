import { app, protocol, session, type Session, type WebContents } from 'electron';
import { serveFolder, type ServedBeside } from './app-files.ts';
import { origin, scheme } from './origin.ts';

/** Denies what a web page could ask of a browser. Holds for every session, also one that nobody meant to make. */
function denyEverything(ses: Session): void {
  ses.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ses.setPermissionCheckHandler(() => false);
  ses.setDevicePermissionHandler(() => false);
  ses.on('will-download', (event) => event.preventDefault());
  ses.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${origin}/`) }));
  ses.setSpellCheckerEnabled(false);
  // Chromium fetches dictionaries from a public server by itself; this name cannot exist.
  ses.setSpellCheckerDictionaryDownloadURL('https://dictionaries.invalid/');
}

/** The one way that leads nowhere else is loading the page again. */
function keepHere(event: { readonly url: string; preventDefault(): void }): void {
  if (event.url !== `${origin}/`) event.preventDefault();
}

function denyLeaving(contents: WebContents): void {
  contents.on('will-navigate', keepHere);
  contents.on('will-frame-navigate', keepHere);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** To be called before the app is ready: what cannot be set any more afterwards. */
export function lockDownApp(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  // No name resolves: nothing here has a reason to look one up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('session-created', denyEverything);
  app.on('web-contents-created', (_event, contents) => denyLeaving(contents));
}

/** The session of our window: in memory only, it serves the files of one folder, and what is beside them. */
export function makeSession(folder: string, beside: Readonly<Record<string, ServedBeside>>): Session {
  // Without "persist:" nothing is written to the disk.
  const ses = session.fromPartition('wizard');
  ses.protocol.handle(scheme, serveFolder(folder, beside));
  return ses;
}
