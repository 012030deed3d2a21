import { changePlanFor, resetRequest, wasReset } from './changes.ts';
import { openKiosk } from './kiosk-scenes.ts';
import { machine } from './machine.ts';
import { runAt } from './runs.ts';
import { laptop, laptopStore } from './stores.ts';
import { systemScenes } from './system-scenes.ts';
import { press } from './walk.ts';
import { expect, test, type Wizard } from './wizard.ts';

function methods({ playback }: Wizard): readonly string[] {
  return playback.calls.map(({ method }) => method);
}

test('a reset of the running system says that it has to restart', async ({ page, wizard }) => {
  await systemScenes['done-reset-running']?.show(page, wizard);
  await expect(page.getByRole('main')).toContainText('Restart the system');
  await expect(page.getByRole('main')).toContainText(
    'what is saved until then among the things that go is lost',
  );
});

test('a restart that is due can be begun from there', async ({ page, wizard }) => {
  await systemScenes['done-reset-running']?.show(page, wizard);
  await expect(page.getByRole('heading', { name: 'What to do now' })).toHaveCount(0);
  await press(page, 'Restart');
  const question = page.getByRole('dialog', { name: 'Restart this computer?' });
  await question.getByRole('button', { name: 'Not now' }).click();
  expect(methods(wizard)).not.toContain('machine.restart');
  await press(page, 'Restart');
  await press(page, 'Restart now');
  await expect.poll(() => methods(wizard)).toContain('machine.restart');
});

test('who may not switch a kiosk off is told who restarts it', async ({ page, wizard }) => {
  wizard.playback.run = runAt(changePlanFor(resetRequest), { step: 'verify-store', outcome: wasReset });
  await openKiosk(wizard);
  const systems = [{ ...laptop, mountedAt: '/', restartPending: true }];
  await wizard.playback.sayFacts({ ...machine, generation: 2, stores: [{ ...laptopStore, systems }] });
  await expect(page.getByRole('main')).toContainText('Restart the system');
  await expect(page.getByRole('main')).toContainText(
    'Ask whoever looks after this computer to start it again.',
  );
  await expect(page.getByRole('button', { name: 'Restart' })).toHaveCount(0);
});
