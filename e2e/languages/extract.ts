import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { z } from 'zod';
import { keyOf } from '../../renderer/text/translate.ts';

export const root = join(import.meta.dirname, '../..');
const folder = 'renderer/text';

/** A message as the source has it. */
export interface Extracted {
  readonly message: string;
  readonly context: string;
  readonly comments: readonly string[];
  readonly loss: boolean;
  readonly files: readonly string[];
}

interface Use extends Omit<Extracted, 'comments' | 'files'> {
  readonly comment: string;
  readonly file: string;
  /** The names of the values that come with it. */
  readonly given: readonly string[];
}

const literal = z.object({ type: z.literal('Literal'), value: z.union([z.string(), z.literal(true)]) });
const property = z.object({
  type: z.literal('Property'),
  key: z.object({ type: z.literal('Identifier'), name: z.string() }),
  value: z.unknown(),
});
const object = z.object({ type: z.literal('ObjectExpression'), properties: z.array(property) });
const hint = z.enum(['context', 'comment', 'loss']);
const call = z.object({
  type: z.literal('CallExpression'),
  callee: z.object({ type: z.literal('Identifier'), name: z.literal('t') }),
  arguments: z.array(z.unknown()),
});

function hintsOf(node: unknown): ReadonlyMap<string, string | true> {
  if (node === undefined) return new Map();
  return new Map(
    object
      .parse(node)
      .properties.map(({ key, value }) => [hint.parse(key.name), literal.parse(value).value] as const),
  );
}

function useOf(args: readonly unknown[], file: string): Use {
  const [message, values, hints] = args;
  const found = hintsOf(hints);
  return {
    message: z.string().parse(literal.parse(message).value),
    given: values === undefined ? [] : object.parse(values).properties.map(({ key }) => key.name),
    context: String(found.get('context') ?? ''),
    comment: String(found.get('comment') ?? ''),
    loss: found.get('loss') === true,
    file,
  };
}

function* callsIn(node: unknown): Generator<readonly unknown[]> {
  if (typeof node !== 'object' || node === null) return;
  const found = call.safeParse(node);
  if (found.success) yield found.data.arguments;
  for (const child of Object.values(node)) yield* callsIn(child);
}

/** Each call of `t` in a source: what it says has to be written out, or there is nothing to translate. */
export function usesIn(source: string, file: string): readonly Use[] {
  const uses: Use[] = [];
  for (const args of callsIn(parseAst(source, { lang: 'ts' }))) {
    try {
      uses.push(useOf(args, file));
    } catch (cause) {
      throw new Error(
        `${file}: t() needs its message, values and hints written out: ${JSON.stringify(args[0])}`,
        {
          cause,
        },
      );
    }
  }
  return uses;
}

const words = z.union([
  z.object({ type: z.literal('Literal'), value: z.string() }),
  z.object({ type: z.literal('TemplateElement'), value: z.object({ raw: z.string() }) }),
]);

function* wordsOutside(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null || call.safeParse(node).success) return;
  const found = words.safeParse(node);
  if (found.success) yield typeof found.data.value === 'string' ? found.data.value : found.data.value.raw;
  for (const child of Object.values(node)) yield* wordsOutside(child);
}

/** Texts in a source that are not said by `t`, so that nobody could translate them. */
export function textsOutside(source: string): readonly string[] {
  return [...wordsOutside(parseAst(source, { lang: 'ts' }))].filter((text) =>
    /\p{L}[,.:]? \p{L}/u.test(text),
  );
}

export function sources(): readonly { readonly file: string; readonly source: string }[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => ({
      file: `${folder}/${name}`,
      source: readFileSync(join(root, folder, name), 'utf8'),
    }));
}

export function usesInTexts(): readonly Use[] {
  return sources().flatMap(({ source, file }) => usesIn(source, file));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

/** The messages of all uses, in the order in which they are first used: what belongs together stands together. */
export function merge(uses: readonly Use[]): readonly Extracted[] {
  const groups = Map.groupBy(uses, ({ message, context }) => keyOf(message, context));
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [
          {
            message: first.message,
            context: first.context,
            comments: unique(same.map(({ comment }) => comment)),
            loss: same.some(({ loss }) => loss),
            files: unique(same.map(({ file }) => file)),
          },
        ];
  });
}
