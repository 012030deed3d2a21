// Apart from the schemas: the window needs this word and must not bring along what checks shapes, which its content
// security policy would not let compile.

/** The name under which a system's state is measured, apart from its settings. */
export function stateOf(rootTree: string): string {
  return `${rootTree}/var`;
}
