import type { Vendor } from '../../backend/contract/vendor.ts';
import { bestFit } from '../languages/choose.ts';
import { vendor } from '../store/vendor.ts';
import { locale } from './translate.ts';

type Texts = Vendor['texts'];
type Name = keyof Texts[string];

export interface VendorText {
  readonly text: string;
  /** The language that it is in, which need not be the one that is spoken. */
  readonly lang: string;
}

/**
 * What a vendor says in a language, or in the same one as it is spoken elsewhere, or else in English.
 * @param tag the language that is spoken, as BCP 47 has it
 */
export function textIn(texts: Texts, name: Name, tag: string): VendorText | null {
  const said = Object.keys(texts).filter((lang) => texts[lang]?.[name] !== undefined);
  const lang = bestFit([tag], said);
  const text = texts[lang]?.[name];
  return text === undefined ? null : { text, lang };
}

export function vendorText(name: Name): VendorText | null {
  return textIn(vendor().texts, name, locale());
}
