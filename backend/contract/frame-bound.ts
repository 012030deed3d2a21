// Ours is one Content-Length line; some room for a Content-Type beside it.
const longestHeader = 256;
const endOfHeader = '\r\n\r\n';
const contentLength = /^content-length:[ \t]*(\d{1,15})$/iu;

function bodyLength(header: string): number | null {
  const found = header.split('\r\n').flatMap((line) => contentLength.exec(line)?.[1] ?? []);
  // Two lengths in one header are refused: the reader behind us might believe the other one.
  return found.length === 1 ? Number(found[0]) : null;
}

/**
 * Follows a stream of framed JSON-RPC messages and says when one announces more than the bound. It has to be
 * asked before vscode-jsonrpc is, which collects whatever length a peer announces before it looks at it.
 */
export class FrameBound {
  readonly #longestBytes: number;
  #header = '';
  #bodyLeft = 0;

  /** @param longestBytes longest body, in bytes */
  constructor(longestBytes: number) {
    this.#longestBytes = longestBytes;
  }

  /** Takes the next bytes of the stream. Returns what is wrong with them, or null. */
  take(chunk: Uint8Array): string | null {
    let at = 0;
    while (at < chunk.length) {
      if (this.#bodyLeft > 0) {
        const body = Math.min(this.#bodyLeft, chunk.length - at);
        this.#bodyLeft -= body;
        at += body;
        continue;
      }
      // A byte at a time: a header is short, and so its end cannot be missed.
      this.#header += String.fromCodePoint(chunk[at] ?? 0);
      at += 1;
      if (this.#header.endsWith(endOfHeader)) {
        const wrong = this.#takeHeader();
        if (wrong !== null) return wrong;
      } else if (this.#header.length >= longestHeader) {
        return 'a message header is too long';
      }
    }
    return null;
  }

  #takeHeader(): string | null {
    const length = bodyLength(this.#header.slice(0, -endOfHeader.length));
    this.#header = '';
    if (length === null) return 'a message header has no usable length';
    if (length > this.#longestBytes) return `a message of ${length} bytes is too long`;
    this.#bodyLeft = length;
    return null;
  }
}
