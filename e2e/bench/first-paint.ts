import { join } from 'node:path';
import { launchWizard } from '../journeys/harness/app.ts';
import { installedElectron } from '../journeys/harness/installed.ts';
import { electronDist } from '../setup/electron.ts';
import { median, ratioRow, seconds, type Row } from './table.ts';

const rounds = 7;
const nobody = '/run/pristine/nobody.sock';

/** From the start of the process to the first paint of its window, in milliseconds. */
async function firstPaint(electron: string): Promise<number> {
  const { account } = await installedElectron();
  const started = Date.now();
  await using wizard = await launchWizard({ electron, account, socket: nobody });
  const painted = await wizard.page.evaluate(async () => {
    const [entry] = await new Promise<readonly PerformanceEntry[]>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntriesByName('first-paint')));
      observer.observe({ type: 'paint', buffered: true });
    });
    return performance.timeOrigin + (entry?.startTime ?? Number.NaN);
  });
  return painted - started;
}

/** First paint of the wizard, without waiting for any backend, against that of an empty window. */
export async function measureFirstPaint(): Promise<readonly Row[]> {
  const { electron: wizardElectron } = await installedElectron();
  const emptyElectron = join(await electronDist(join(import.meta.dirname, 'empty-app')), 'electron');
  const wizard: number[] = [];
  const empty: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    wizard.push(await firstPaint(wizardElectron));
    empty.push(await firstPaint(emptyElectron));
  }
  const ratio = median(wizard) / median(empty);
  return [
    { what: 'first paint of the wizard', value: seconds(median(wizard)) },
    { what: 'first paint of an empty window', value: seconds(median(empty)) },
    ratioRow(ratio, { atMost: 1.5 }),
  ];
}
