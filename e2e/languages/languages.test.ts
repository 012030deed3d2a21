import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import PO from 'pofile';
import { describe, expect, it } from 'vitest';
import { scriptOf } from '../../renderer/languages/choose.ts';
import { tagOf } from '../../renderer/languages/code.ts';
import { translationsIn } from '../../renderer/languages/po.ts';
import { parseMessage } from '../../renderer/text/message.ts';
import { catalogueOf, lossMark } from './catalogue.ts';
import { merge, root, sources, textsOutside, usesIn, usesInTexts } from './extract.ts';
import { faultsOf, faultsOfText } from './faults.ts';
import { harmless, telling } from './losses.ts';
import { shapeOf } from './shape.ts';
import { backMark } from './translated-back.ts';

const folder = join(root, 'renderer/languages');
/** What renderer/fonts.css and its sisters have; e2e/renderer/fonts.spec.ts looks whether they do. */
const drawn = ['Arab', 'Cyrl', 'Deva', 'Grek', 'Hans', 'Hebr', 'Jpan', 'Kore', 'Latn', 'Thai'];
const policy = readFileSync(join(root, 'assets/polkit/org.pristine.policy'), 'utf8');
const catalogues = readdirSync(folder).filter((name) => name.endsWith('.po'));
const uses = usesInTexts();
const messages = merge(uses);

describe('the texts', () => {
  it('are given what they take', () => {
    const wrong = uses.filter(
      ({ message, given }) =>
        shapeOf(parseMessage(message)).names.symmetricDifference(new Set(given)).size > 0,
    );
    expect(wrong.map(({ message }) => message)).toEqual([]);
  });

  it('have no faults of their own', () => {
    expect(messages.flatMap(({ message }) => faultsOfText(message, message, 'en'))).toEqual([]);
  });

  it('are marked where they tell of a loss, unless they warn of none', () => {
    const unmarked = messages.filter(({ message, loss }) => !loss && telling.test(message));
    const found = new Set(unmarked.map(({ message }) => message));
    expect([...found].toSorted()).toEqual(Object.values(harmless).flat().toSorted());
  });

  it('are all in the template, as it is made of them', () => {
    const template = readFileSync(join(folder, 'messages.pot'), 'utf8');
    expect(template === catalogueOf('', messages), 'npm run extract').toBe(true);
  });

  it.each(catalogues)('are all said in %s, without faults', (file) => {
    expect(faultsOf(readFileSync(join(folder, file), 'utf8'), tagOf(file), messages)).toEqual([]);
  });

  it.each(catalogues)('are said in %s in a script that there is a font for', (file) => {
    expect(drawn).toContain(scriptOf(tagOf(file)));
  });

  it.each(catalogues)('ask for the administrator’s password in %s', (file) => {
    // polkit knows a language as the C library does, which names a place where we name a script.
    const name = file.slice(0, -'.po'.length).replace('zh_Hans', 'zh_CN');
    for (const element of ['description', 'message']) {
      expect(policy).toContain(`<${element} xml:lang="${name}">`);
    }
  });

  it('are all said by t()', () => {
    expect(textsOutside("const a = { b: 'Erase the disk', c: t('Erase it all') };")).toEqual([
      'Erase the disk',
    ]);
    expect(textsOutside('const a = `${b} was erased, ${c}`;')).toEqual([' was erased, ']);
    expect(sources().flatMap(({ source }) => textsOutside(source))).toEqual([]);
  });

  it('have to be written out', () => {
    expect(() => usesIn('const a = t(b);', 'a.ts')).toThrow(/written out/u);
    expect(() => usesIn('const a = t(`x ${b}`);', 'a.ts')).toThrow(/written out/u);
  });
});

const sample = merge(
  usesIn(
    "t('Erase {disk}', { disk }, { loss: true }); t('{count, plural, one {# disk} other {# disks}}', { count }); t('System', {}, { context: 'step' });",
    'a.ts',
  ),
);

function translated(texts: readonly string[]): string {
  const po = PO.parse(catalogueOf('pl', sample));
  for (const [place, item] of po.items.entries()) {
    const text = texts[place] ?? '';
    item.msgstr = [text];
    if (item.extractedComments.includes(lossMark)) item.comments = [`${backMark(text)}Erase {disk}`];
  }
  return po.toString();
}

const right = [
  'Wymaż {disk}',
  '{count, plural, one {# dysk} few {# dyski} many {# dysków} other {# dysku}}',
  'System',
];

describe('a catalogue', () => {
  it('is accepted as it should be', () => {
    expect(faultsOf(translated(right), 'pl', sample)).toEqual([]);
  });

  it('tells translators what warns of a loss', () => {
    const marked = PO.parse(catalogueOf('pl', sample)).items.filter((item) =>
      item.extractedComments.includes(lossMark),
    );
    expect(marked.map(({ msgid }) => msgid)).toEqual(['Erase {disk}']);
  });

  it('keeps what was translated when it is brought up to date', () => {
    const once = catalogueOf('pl', sample, translated(right));
    expect(Object.values(translationsIn(once))).toEqual(right);
    expect(catalogueOf('pl', sample, once)).toBe(once);
  });

  it.each([
    ['lacks one', translated(['', ...right.slice(1)]), 'is not translated'],
    ['has a guess', translated(right).replace('msgctxt', '#, fuzzy\nmsgctxt'), 'is only a guess'],
    [
      'says what is not said',
      translated(right).replace('msgid "Erase {disk}"', 'msgid "Wipe"'),
      'is not said any',
    ],
    ['misses what is said', translated(right).replace('msgid "Erase {disk}"', 'msgid "Wipe"'), 'is missing'],
    ['says another disk', translated(['Wymaż {dysk}', ...right.slice(1)]), 'takes dysk and not disk'],
    ['has old notes', translated(right).replace(lossMark, 'Nothing special'), 'has other notes'],
    [
      'was changed since it was translated back',
      translated(right).replace('msgstr "Wymaż', 'msgstr "Usuń'),
      'nobody has translated it back',
    ],
    ['was not translated back', translated(right).replace('Erase {disk}\n', '\n'), 'has translated it back'],
    ['has another header', translated(right).replace('nplurals=3', 'nplurals=2'), 'Plural-Forms'],
    ['is of another language', translated(right).replace('Language: pl', 'Language: ru'), 'Language: pl'],
  ])('%s', (_what, po, fault) => {
    expect(faultsOf(po, 'pl', sample).join('\n')).toContain(fault);
  });
});

const disks = '{count, plural, one {# disk on {name}} other {# disks on {name}}}';
const ways = '{kind, select, stick {the stick {name}} other {{name}}}';

describe('a translation', () => {
  it.each([
    ['ja', '{name} のディスク {count} 台', disks],
    ['ja', '{count, plural, other {{name} のディスク # 台}}', disks],
    ['de', '{count, plural, one {Eine Platte in {name}} other {# Platten in {name}}}', disks],
    ['fr', 'L’une d’{name}', 'One of {name}'],
  ])('of %s is right: %s', (language, text, source) => {
    expect(faultsOfText(text, source, language)).toEqual([]);
  });

  it.each([
    ['de', '{count, plural, one {# Platte} other {# Platten in {name}}}', disks, 'does not say name'],
    ['de', '{count, plural, other {# Platten in {name}}}', disks, 'lacks one of count'],
    [
      'fr',
      '{count, plural, one {# disque de {name}} other {# disques de {name}}}',
      disks,
      'lacks many of count',
    ],
    ['de', '{count, plural, one {{name}} few {{name}} other {{name}}}', disks, 'few is not valid'],
    ['de', '{count, plural, one {# {name}} other {# {name}}', disks, 'no ICU'],
    ['de', 'der Stick {name}', ways, 'takes name and not kind, name'],
    ['de', '{kind, select, stick {Stick {name}} Platte {} other {{name}}}', ways, 'needs the cases'],
    ['de', '{name, number}', '{name}', 'not in use here'],
    ['de', '<b>{name}</b>', '{name}', 'markup'],
    ['de', ' {name}', '{name}', 'space'],
    ['he', '\u2068{name}\u2069', '{name}', 'markup'],
  ])('of %s is not: %s', (language, text, source, fault) => {
    expect(faultsOfText(text, source, language).join('\n')).toContain(fault);
  });
});
