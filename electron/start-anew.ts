import { app } from 'electron';

let leaving = false;

/**
 * Ends this program and starts it once more. Asked for again while it ends, as by a kiosk's window that closes with it, it does nothing:
 * Electron would start one instance for each time, see https://www.electronjs.org/docs/latest/api/app#apprelaunchoptions.
 */
export function startAnew(args: readonly string[] = process.argv.slice(1)): void {
  if (leaving) return;
  leaving = true;
  app.relaunch({ args: [...args] });
  app.exit();
}
