import { parseMessage } from '../text/message.ts';
import { english, type Language } from '../text/translate.ts';
import { bestFit, ownName, runsRightToLeft } from './choose.ts';
import { tagOf } from './code.ts';
import { pseudo, pseudoTags } from './pseudo.ts';

type Catalogue = { readonly messages: Readonly<Record<string, string>> };

/** A file for each language, and nothing else to be done for one: each is loaded only where it is wanted. */
const files = new Map(
  Object.entries(import.meta.glob<Catalogue>('./*.po')).map(([file, load]) => [tagOf(file), load]),
);

const key = 'language';

function isPseudo(tag: string): tag is (typeof pseudoTags)[number] {
  return pseudoTags.some((one) => one === tag);
}

/** What was chosen here, or else what the person's system speaks. */
export function chosenLanguage(): string {
  const chosen = localStorage.getItem(key);
  if (chosen !== null && isPseudo(chosen)) return chosen;
  const wanted = [...(chosen === null ? [] : [chosen]), ...navigator.languages];
  return bestFit(wanted, ['en', ...files.keys()]);
}

/** The languages there are. Those that nobody speaks are for whoever looks for them. */
export function languages(): readonly string[] {
  const spoken = ['en', ...files.keys()].toSorted((one, other) => ownName(one).localeCompare(ownName(other)));
  return import.meta.env.DEV || isPseudo(chosenLanguage()) ? [...spoken, ...pseudoTags] : spoken;
}

/** Most texts are made once, so the window begins anew. What was decided in it so far outlives that. */
export function chooseLanguage(tag: string): void {
  localStorage.setItem(key, tag);
  location.reload();
}

export async function loadLanguage(tag: string): Promise<Language> {
  if (isPseudo(tag)) return pseudo(tag);
  const load = files.get(tag);
  if (load === undefined) return english;
  const { messages } = await load();
  return {
    locale: tag,
    rightToLeft: runsRightToLeft(tag),
    messageFor: (one) => {
      const text = messages[one];
      return text === undefined ? null : parseMessage(text);
    },
  };
}
