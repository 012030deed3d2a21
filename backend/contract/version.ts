const letters = /^[A-Za-z]+/u;
const digits = /^\d+/u;
const ignored = /^[^A-Za-z0-9~^.-]+/u;
// In the order of the specification: the one that comes first makes its version the lower one.
const separators = ['~', '', '-', '^', '.'] as const;

type Rank = readonly [left: string, right: string];

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareDigits(left: string, right: string): number {
  const [a, b] = [left.replace(/^0+/u, ''), right.replace(/^0+/u, '')];
  return Math.sign(a.length - b.length) || compareText(a, b);
}

function separatorOf(text: string): number {
  const found = separators.findIndex((one) => one !== '' && text.startsWith(one));
  // Between `~` and the others stands the end of the text; what is no separator comes after all of them.
  return found !== -1 ? found : text === '' ? 1 : separators.length;
}

function startOf(pattern: RegExp, [left, right]: Rank): Rank {
  return [pattern.exec(left)?.[0] ?? '', pattern.exec(right)?.[0] ?? ''];
}

/**
 * Compares versions by the UAPI.10 version format specification, as systemd does: negative when `left` is older.
 * https://uapi-group.org/specifications/specs/version_format_specification/
 */
export function compareVersions(left: string, right: string): number {
  let [a, b] = [left, right];
  for (;;) {
    a = a.replace(ignored, '');
    b = b.replace(ignored, '');
    const [rankA, rankB] = [separatorOf(a), separatorOf(b)];
    if (rankA !== rankB && Math.min(rankA, rankB) < separators.length) return rankA - rankB;
    if (a === '' && b === '') return 0;
    if (rankA < separators.length) {
      a = a.slice(1);
      b = b.slice(1);
      continue;
    }
    const numeric = digits.test(a) || digits.test(b);
    const [partA, partB] = startOf(numeric ? digits : letters, [a, b]);
    // A number is newer than letters.
    if (numeric && (partA === '' || partB === '')) return partA === '' ? -1 : 1;
    const order = numeric ? compareDigits(partA, partB) : compareText(partA, partB);
    if (order !== 0) return order;
    a = a.slice(partA.length);
    b = b.slice(partB.length);
  }
}
