import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './harness/lab-test.ts';

test('the window reaches the backend, finds it again when it died, and saves its log', async ({
  machine,
  wizard,
}) => {
  const { app, page, profile } = wizard;
  const look = () => page.evaluate(() => window.pristine?.call('facts.refresh', {}));
  const disks = [{ device: '/dev/ubdb', sizeBytes: 8 * 1024 ** 3 }];
  expect(await look()).toMatchObject({ ok: true, value: { disks } });

  const killed = await machine.lab.exec(['pkill', '--signal', 'KILL', '--full', 'cli.js serve']);
  expect(killed.exitCode).toBe(0);
  await expect.poll(look).toMatchObject({ ok: true, value: { disks } });

  const log = join(profile, 'saved.log');
  await app.evaluate(({ dialog }, filePath) => {
    Reflect.set(dialog, 'showSaveDialog', () => Promise.resolve({ canceled: false, filePath }));
  }, log);
  expect(await page.evaluate(() => window.pristine?.saveLog())).toEqual({ ok: true, value: { saved: true } });
  expect(await readFile(log, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT\S+Z \S+ .*lsblk/m);
});
