import type { Plugin } from 'vite';
import { translationsIn } from './po.ts';

/** Lets a catalogue be imported: translators' tools read and write the very file that is shipped. */
export function catalogues(): Plugin {
  return {
    name: 'catalogues',
    transform(source, id) {
      if (!id.endsWith('.po')) return null;
      return { code: `export const messages = ${JSON.stringify(translationsIn(source))};`, map: null };
    },
  };
}
