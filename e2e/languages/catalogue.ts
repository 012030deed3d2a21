import PO from 'pofile';
import { keyOfItem } from '../../renderer/languages/po.ts';
import { parseMessage } from '../../renderer/text/message.ts';
import { keyOf } from '../../renderer/text/translate.ts';
import type { Extracted } from './extract.ts';
import { placeholders } from './placeholders.ts';
import { pluralForms } from './plural-forms.ts';
import { shapeOf } from './shape.ts';

type Item = InstanceType<typeof PO.Item>;

/** Stands in the catalogues, so that each such translation can be found and translated back. */
export const lossMark = 'WARNS OF A LOSS';

function explained(message: string): readonly string[] {
  return [...shapeOf(parseMessage(message)).names].map((name) => {
    const meaning = placeholders[name];
    if (meaning === undefined) throw new Error(`placeholders.ts does not explain {${name}} in: ${message}`);
    return `{${name}}: ${meaning}`;
  });
}

/** A message as translators see it. */
export function itemOf({ message, context, comments, loss, files }: Extracted, text = ''): Item {
  const item = new PO.Item();
  item.msgid = message;
  if (context !== '') item.msgctxt = context;
  item.msgstr = [text];
  item.extractedComments = [...(loss ? [lossMark] : []), ...comments, ...explained(message)];
  item.references = [...files];
  return item;
}

/** What our tools set, and what translators' tools have set beside that. */
function headersOf(language: string, present: PO['headers']): PO['headers'] {
  const own: PO['headers'] = {
    'Project-Id-Version': 'pristine',
    Language: language.replaceAll('-', '_'),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': language === '' ? 'nplurals=INTEGER; plural=EXPRESSION;' : pluralForms(language),
  };
  const others = Object.entries(present).filter(([name, value]) => value !== '' && !Object.hasOwn(own, name));
  return { ...own, ...Object.fromEntries(others) };
}

/**
 * A catalogue with exactly these messages, in the order of the texts.
 * @param language as BCP 47 has it; empty for the template
 * @param present what there was, whose translations, translators' comments and further headers stay
 */
export function catalogueOf(language: string, messages: readonly Extracted[], present?: string): string {
  const old = present === undefined ? new PO() : PO.parse(present);
  const known = new Map(old.items.map((item) => [keyOfItem(item), item]));
  const po = new PO();
  po.comments = old.comments;
  po.headers = headersOf(language, old.headers);
  po.items = messages.map((message) => {
    const before = known.get(keyOf(message.message, message.context));
    const item = itemOf(message, before?.msgstr[0]);
    item.comments = before?.comments ?? [];
    item.flags = before?.flags ?? {};
    return item;
  });
  return `${po.toString().trimEnd()}\n`;
}
