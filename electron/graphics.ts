import { app } from 'electron';
import { log } from './log.ts';
import { startAnew } from './start-anew.ts';
import { tooOften } from './too-often.ts';

const mostDeaths = 5;
const deathWindowMs = 60_000;

/**
 * Has the window drawn by the processor, and drawn again when the process that does it dies.
 * To be called before the app is ready.
 */
export function drawInSoftware(): void {
  // An installer needs no graphics card, and a black window on an odd one is the commonest fault of its kind.
  app.disableHardwareAcceleration();
  // Chromium starts the process that draws again, but ends the whole program with its sixth death: there is nothing
  // below software that it could go over to.
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
  const dies = tooOften(mostDeaths, deathWindowMs);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (type !== 'GPU' || reason === 'clean-exit') return;
    log(`the process that draws is gone: ${reason}, ${exitCode}`);
    if (dies()) drawWithoutProcess();
  });
}

/** Starts anew without a process that draws, where that cannot live. A run is the backend's, and is shown again. */
function drawWithoutProcess(): void {
  log('starting anew without a process that draws');
  startAnew([...process.argv.slice(1), '--in-process-gpu']);
}
