/** Every command that a line of the manual stands for: `a b|c --d` is `a b` and `a c`. */
export function commandsOf(usage: string): readonly string[] {
  const words = usage.split(' ');
  const end = words.findIndex((word) => !/^[a-z|-]+$/u.test(word) || word.startsWith('-'));
  const own = end === -1 ? words : words.slice(0, end);
  return own.reduce<readonly string[]>(
    (all, word) => all.flatMap((before) => word.split('|').map((one) => `${before} ${one}`.trim())),
    [''],
  );
}
