// Apart from the schemas: the window, which has no use for their compiler, needs this as well.

/** The first of some ways that begins with what is there; undefined where none does. */
export function wayFrom<W extends { readonly parentUuid: string | null }>(
  ways: readonly W[],
  there: ReadonlySet<string>,
): W | undefined {
  return ways.find((one) => one.parentUuid === null || there.has(one.parentUuid));
}
