import { parseMessage, type Message } from '../text/message.ts';
import { sourceOf, type Language } from '../text/translate.ts';

/** Languages that nobody speaks, for looking at the window. Other systems call them so too. */
export const pseudoTags = ['en-XA', 'ar-XB'] as const;

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const accented = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';

/** Longer than English by this much, as other languages are. */
const longer = 0.4;

function accent(text: string): string {
  return text.replaceAll(/[A-Za-z]/gu, (letter) => accented.charAt(plain.indexOf(letter)));
}

/** @param reversed makes letters run from right to left that do not by themselves */
function disguise(message: Message, reversed: boolean): Message {
  return message.map((token) => {
    switch (token.type) {
      case 'content': {
        const value = accent(token.value);
        return { ...token, value: reversed ? `\u202E${value}\u202C` : value };
      }
      case 'plural':
      case 'select':
      case 'selectordinal':
        return {
          ...token,
          cases: token.cases.map((one) => ({ ...one, tokens: [...disguise(one.tokens, reversed)] })),
        };
      case 'argument':
      case 'octothorpe':
      case 'function':
        return token;
    }
  });
}

function filler(source: string): string {
  const letters = source.replaceAll(/\{[^{}]*\}/gu, '').length * longer;
  return 'ẋẋẋẋẋ '.repeat(Math.ceil(letters / 6)).trim();
}

/** English in disguise: what is not disguised bypasses the catalogue, and what lacks its end mark is cut off. */
export function pseudo(tag: (typeof pseudoTags)[number]): Language {
  const rightToLeft = tag === 'ar-XB';
  return {
    locale: 'en',
    rightToLeft,
    messageFor: (key) => {
      const source = sourceOf(key);
      const message = disguise(parseMessage(source), rightToLeft);
      return [...parseMessage('⟦'), ...message, ...parseMessage(` ${filler(source)}⟧`)];
    },
  };
}
