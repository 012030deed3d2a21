import PO from 'pofile';
import { keyOf } from '../text/translate.ts';

type Item = InstanceType<typeof PO.Item>;

/** Where there is no context the parser has null, whatever its types say. */
export function keyOfItem({ msgid, msgctxt }: Pick<Item, 'msgid' | 'msgctxt'>): string {
  return keyOf(msgid, msgctxt ?? '');
}

/** What a catalogue says, by the key of its messages. What is not translated, or only a guess, is left out. */
export function translationsIn(po: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PO.parse(po).items.flatMap((item) => {
      const [text = ''] = item.msgstr;
      return text === '' || item.obsolete || item.flags['fuzzy'] === true ? [] : [[keyOfItem(item), text]];
    }),
  );
}
