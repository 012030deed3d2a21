import { z } from 'zod';
import { longText, shortText } from './text.ts';

/** The longest description of a vendor that is read, in bytes. */
export const longestVendorBytes = 64 * 1024;

/** The longest logo that is read, in bytes. */
export const longestLogoBytes = 512 * 1024;

/** Where a vendor's own folder is, unless told otherwise. */
export const vendorFolder = '/usr/share/pristine/vendor';

/** Who the window is for: people who install once in years, staff that does it all day, or passers-by with a finger. */
export const face = z.enum(['install', 'support', 'kiosk']);
export type Face = z.infer<typeof face>;

const colour = z.string().regex(/^#[0-9a-f]{6}$/u, 'not a colour such as #0a6a5a');

/** What would be hard to read is moved in lightness until it is not, for each appearance. One is enough for both. */
const colours = z.strictObject({
  /** Of buttons, links and what is chosen. */
  accent: colour.optional(),
  /** Of the strip with the name and the steps. */
  rail: colour.optional(),
});

/** A language as BCP 47 has it. */
function isLanguage(tag: string): boolean {
  try {
    return new Intl.Locale(tag).language !== undefined;
  } catch {
    return false;
  }
}

/** Texts for a language as in `de` or `pt-BR`; `en` is what everybody else reads. */
const texts = z.strictObject({
  title: shortText.min(1).optional(),
  lede: longText.min(1).optional(),
  /** Where to turn to, shown where something failed. */
  help: longText.min(1).optional(),
});

/** What a vendor makes of the window: `vendor.json` in a folder of the vendor's own. */
export const vendor = z.strictObject({
  format: z.literal(1),
  /** What the product is called instead of Pristine. */
  name: shortText.min(1).optional(),
  /** An SVG or PNG beside it. */
  logo: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.(?:svg|png)$/u, 'not the name of an SVG or PNG')
    .optional(),
  colours: colours.default({}),
  texts: z
    .record(
      z
        .string()
        .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u)
        .refine(isLanguage),
      texts,
    )
    .default({}),
  face: face.default('install'),
  /** Untouched for so long a kiosk goes back to its first screen, of which it warns for the last 20. Seconds. */
  kioskIdle: z.int().min(40).max(3600).default(120),
});
export type Vendor = z.infer<typeof vendor>;

/** What holds where there is no such folder. */
export const plainVendor: Vendor = { format: 1, colours: {}, texts: {}, face: 'install', kioskIdle: 120 };
