import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tagOf } from '../../renderer/languages/code.ts';
import { catalogueOf } from './catalogue.ts';
import { merge, root, usesInTexts } from './extract.ts';

const folder = join(root, 'renderer/languages');
const messages = merge(usesInTexts());

/** Brings the template and every catalogue up to date with the texts. */
function extract(): void {
  writeFileSync(join(folder, 'messages.pot'), catalogueOf('', messages));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.po'))) {
    const path = join(folder, file);
    writeFileSync(path, catalogueOf(tagOf(file), messages, readFileSync(path, 'utf8')));
  }
}

/** Makes the catalogue of another language, with nothing translated. */
function begin(language: string): void {
  const tag = new Intl.Locale(language.replaceAll('_', '-')).toString();
  const path = join(folder, `${tag.replaceAll('-', '_')}.po`);
  if (existsSync(path)) throw new Error(`${path} is there already`);
  writeFileSync(path, catalogueOf(tag, messages));
}

const [, , what, language] = process.argv;
if (what === 'extract') extract();
else if (what === 'new' && language !== undefined) begin(language);
else {
  process.stderr.write('npm run extract, or npm run language -- CODE, such as de or pt_BR\n');
  process.exitCode = 2;
}
