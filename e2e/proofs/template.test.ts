import { expect, test } from 'vitest';
import { bootsTimeoutMs, Installed, pristine } from '../backend/installed.ts';
import { inLab } from '../backend/machine.ts';

const template = 'root:server:org.pristine.sample:x86_64';
const web = ['--system', 'web'] as const;

/** Publishes a template that the system reports of when it comes up. */
const publishing = `mkdir -p /run/template/etc; echo shipped > /run/template/etc/pristine-sample-mark
  own='--repository /run/repository --keys /run/keys'
  pristine repository init $own; pristine publish $own --tree /run/template --name ${template}`;

test(
  'a system made from a template comes up with what it holds, and again after a factory reset',
  { timeout: bootsTimeoutMs },
  async () => {
    await using installed = await Installed.make();
    await installed.inLab(async (lab) => {
      await inLab(lab, ['sh', '-euc', publishing]);
      const source = ['--repository', '/run/repository', '--trust', '/run/repository/metadata/1.root.json'];
      await pristine(lab, 'tree', 'add', ...source, '--tree', template);
      await pristine(lab, 'instance', 'add', '--tree', template, '--name', 'web');
      await pristine(lab, 'instance', 'default', ...web);
    });
    const fresh = { version: '1', 'mark-etc': 'shipped', 'boots-etc': '1', 'boots-var': '1' };
    const first = await installed.boot();
    expect(first).toMatchObject(fresh);
    expect(first['root']).toContain('root:web:org.pristine.sample:x86_64');
    await installed.inLab((lab) => pristine(lab, 'reset', ...web, '--mode', 'factory'));
    expect(await installed.boot()).toMatchObject(fresh);
  },
);
