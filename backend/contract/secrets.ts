const hidden = '[secret]';

/** What secrets look like wherever they turn up, and what is left of each. Bounded, since who wrote the text may mean ill. */
const traces: readonly (readonly [pattern: RegExp, left: string])[] = [
  // A private key, also one of which only the beginning is there.
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu, hidden],
  // A hashed password, as crypt(5) makes them.
  [/\$(?:y|gy|7|2[abxy]?|6|5|1)\$[./0-9A-Za-z$,=]+/gu, hidden],
  // What an address has before its host: a name and a password, such as a proxy's.
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#]*@/giu, `$1${hidden}@`],
  // What it has after its path, such as a token.
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s?#"'<>]{0,1024})[?#][^\s"'<>]*/giu, `$1?${hidden}`],
  // What is said to be one.
  [
    /((?:password|passwd|passphrase|secret|token|api-?key|\bpin)["']?\s*[:=]\s*["']?)[^\s"',;&}]+/giu,
    `$1${hidden}`,
  ],
  [/((?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:basic|bearer)\s+)[^\s"',;]+/giu, `$1${hidden}`],
];

/**
 * A text without what nobody may read in a log, in a problem or on a screen. Nothing that is known to be a secret is put into one of
 * them; this is for what a tool, an address or an error of somebody else's brings along.
 */
export function withoutSecrets(text: string): string {
  return traces.reduce((left, [pattern, instead]) => left.replaceAll(pattern, instead), text);
}
