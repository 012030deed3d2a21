import type { VendorText as Said } from '../text/vendor-texts.ts';
import css from './vendor-text.module.css';

/** What a vendor says, in its own language and direction, whatever those of the window are. */
export function VendorText({ said: { text, lang } }: { readonly said: Said }) {
  return (
    <span className={css['text']} lang={lang} dir="auto">
      {text}
    </span>
  );
}
