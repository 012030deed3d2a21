import { createHash } from 'node:crypto';
import type PO from 'pofile';

type Item = InstanceType<typeof PO.Item>;

/**
 * How a translator's comment begins that says in English what a translation says, by somebody who did not make it. Whoever changes
 * the translation makes it another one's.
 */
export function backMark(translation: string): string {
  return `Back ${createHash('sha256').update(translation).digest('hex').slice(0, 8)}: `;
}

/** Whether a translation was translated back as it is. */
export function isTranslatedBack({ comments, msgstr: [translation = ''] }: Item): boolean {
  const mark = backMark(translation);
  return comments.some((comment) => comment.startsWith(mark) && comment.length > mark.length);
}
