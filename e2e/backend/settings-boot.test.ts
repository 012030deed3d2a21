import { expect, test } from 'vitest';
import { atTop, bootsTimeoutMs, Installed, pristine, trees } from './installed.ts';
import { inLab } from './machine.ts';

// What an installed system would have asked at its first boot, it was told before.

const password =
  '$6$pristine$6Pcn.c1lTQH8M0DJ8bCvbwWHgQwTqqHfyvzRFGFbz4NYKWk8lQGVfd2dyu9oyf3DFMRPVdu0hlAlmWxu2ZVnY/';

/** Has the next start make a user as the first questions of a desktop would: by useradd, which chooses the number. */
const makeFirstUser = `drop=${trees.root}/etc/systemd/system/systemd-sysusers.service.d; mkdir -p $drop
  printf '[Service]\\nExecStartPost=/usr/sbin/useradd --no-create-home bert\\n' >$drop/bert.conf`;

test(
  'the first boot makes the user, with home and password, and keeps the settings; a factory reset leaves the files to the first user of the next start',
  async () => {
    await using installed = await Installed.makeWith({
      language: 'C.UTF-8',
      keyboard: { layout: 'de', console: 'de' },
      timeZone: 'Europe/Berlin',
      hostName: 'desk-7',
      user: { name: 'anna', fullName: 'Anna A.', password },
    });
    expect(await installed.boot()).toMatchObject({ version: '1', 'first-boot': 'yes', failed: 'none' });
    await installed.inLab(async (lab) => {
      const etc = await atTop(
        lab,
        `cd ${trees.root}/etc; cat hostname locale.conf vconsole.conf; readlink localtime
      grep -h -e ^root: -e ^anna: passwd shadow group; grep -E '^(sudo|wheel):' group
      stat -c '%n %U %a' credstore; cd ../..; stat -c '%n %u:%g %a' ${trees.home}/anna`,
      );
      expect(etc).toContain(
        'desk-7\nLANG=C.UTF-8\nKEYMAP=de\nXKBLAYOUT=de\n../usr/share/zoneinfo/Europe/Berlin\n',
      );
      expect(etc).toContain('anna:x:1000:1000:Anna A.:/home/anna:/bin/bash\n');
      // Nobody was asked for it, or the boot would have waited.
      expect(etc).toContain('root:!*:');
      expect(etc).toContain(`anna:${password}:`);
      expect(etc).toMatch(/^sudo:x:\d+:anna$/mu);
      expect(etc).toContain('credstore root 700\n');
      expect(etc).toContain(`${trees.home}/anna 1000:1000 700\n`);
      // What one was told is not what one has to be asked by a log.
      expect(await inLab(lab, ['pristine', 'facts', '--json'])).not.toContain(password);
      await atTop(lab, `echo letter > ${trees.home}/anna/letter; chown 1000:1000 ${trees.home}/anna/letter`);
      await pristine(lab, 'reset', '--system', 'main', '--mode', 'factory-keep-home');
      // Whoever is the first user of the next start has this number, and with it the files.
      const files = `cd ${trees.home}; stat -c '%n %u:%g %a' anna anna/letter; test ! -e ../${trees.root}/etc/passwd`;
      expect(await atTop(lab, files)).toBe('anna 1000:1000 700\nanna/letter 1000:1000 644\n');
      await atTop(lab, makeFirstUser);
    });
    expect(await installed.boot()).toMatchObject({ 'first-boot': 'yes', failed: 'none' });
    await installed.inLab(async (lab) => {
      const owners = `cut -d : -f 1,3 ${trees.root}/etc/passwd | grep ^bert:
      stat -c '%n %u:%g %a' ${trees.home}/anna/letter`;
      expect(await atTop(lab, owners)).toBe(`bert:1000\n${trees.home}/anna/letter 1000:1000 644\n`);
    });
  },
  bootsTimeoutMs,
);
