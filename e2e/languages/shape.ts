import type { Message } from '../../renderer/text/message.ts';

/** What a message takes, however its sentences go. */
export interface Shape {
  /** All names. */
  readonly names: ReadonlySet<string>;
  /** Those that are said whichever way the choices in it go. */
  readonly always: ReadonlySet<string>;
  /** The numbers that words are chosen by, each with its cases. */
  readonly plurals: ReadonlyMap<string, readonly string[]>;
  /** What else words are chosen by. */
  readonly selects: ReadonlyMap<string, readonly string[]>;
}

const nothing: Shape = { names: new Set(), always: new Set(), plurals: new Map(), selects: new Map() };

function together(one: Shape, other: Shape): Shape {
  return {
    names: one.names.union(other.names),
    always: one.always.union(other.always),
    plurals: new Map([...one.plurals, ...other.plurals]),
    selects: new Map([...one.selects, ...other.selects]),
  };
}

/** @throws for what write() cannot write */
export function shapeOf(message: Message): Shape {
  return message
    .map((token): Shape => {
      switch (token.type) {
        case 'content':
        case 'octothorpe':
          return nothing;
        case 'argument':
          return { ...nothing, names: new Set([token.arg]), always: new Set([token.arg]) };
        case 'plural':
        case 'select': {
          const cases = token.cases.map(({ tokens }) => shapeOf(tokens));
          const all = cases.reduce(together, nothing);
          const always = cases.map((one) => one.always).reduce((one, other) => one.intersection(other));
          const chosen: ReadonlyMap<string, readonly string[]> = new Map([
            [token.arg, token.cases.map(({ key }) => key)],
          ]);
          const own: Shape = {
            ...nothing,
            names: new Set([token.arg]),
            [token.type === 'plural' ? 'plurals' : 'selects']: chosen,
          };
          return { ...together(all, own), always };
        }
        case 'selectordinal':
        case 'function':
          throw new Error(
            `{${token.arg}, ${token.type === 'function' ? token.key : token.type}} is not in use here`,
          );
      }
    })
    .reduce(together, nothing);
}
