/** What a terminal's control sequence consists of, as far as reading on needs to know. */
type State = 'text' | 'escape' | 'sequence' | 'string' | 'string-escape';

/**
 * Takes out of a serial console's output what only moves a cursor or asks the terminal something: passed on to a
 * terminal it would clear the screen and type answers. Keeps its place when a sequence is torn in two.
 */
export class TerminalText {
  #state: State = 'text';

  read(chunk: string): string {
    let text = '';
    for (const character of chunk) {
      const state = this.#state;
      this.#state = next(state, character);
      if (state === 'text' && this.#state === 'text' && !dropped.has(character)) text += character;
    }
    return text;
  }
}

const escape = '\u001B';
const bell = '\u0007';
const dropped: ReadonlySet<string> = new Set(['\r', '\0', bell, '\b']);

function next(state: State, character: string): State {
  if (state === 'string') {
    if (character === escape) return 'string-escape';
    return character === bell ? 'text' : 'string';
  }
  if (state === 'string-escape') return character === '\\' ? 'text' : 'string';
  if (character === escape) return 'escape';
  if (state === 'sequence') return character >= '@' && character <= '~' ? 'text' : 'sequence';
  if (state === 'escape') return afterEscape(character);
  return 'text';
}

function afterEscape(character: string): State {
  if (character === '[') return 'sequence';
  if (character === ']') return 'string';
  // One of several intermediate characters, as in `ESC ( B`; anything else ends it.
  return character >= ' ' && character <= '/' ? 'escape' : 'text';
}
