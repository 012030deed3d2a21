import { createReadStream } from 'node:fs';
import { appendFile, readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';

// A web server that misbehaves: `server.ts PORT FOLDER LOG` serves FOLDER below one name for each way of misbehaving, so that the
// address that a client is given chooses it. What was sent of the targets is written to LOG, a line for each answer.

const [, , port = '', folder = '', log = ''] = process.argv;
const pieceBytes = 1024 * 1024;

/** How often each path was asked for, by the way. */
const asked = new Map<string, number>();

interface Request {
  readonly path: string;
  readonly isTarget: boolean;
  /** How often this was asked for before. */
  readonly before: number;
  readonly start: number;
  readonly content: Buffer;
  readonly response: ServerResponse;
}

function ranged({ start, content, response }: Request, head: Record<string, string> = {}): Buffer {
  const rest = content.subarray(start);
  response.writeHead(start === 0 ? 200 : 206, {
    'content-length': String(rest.length),
    ...(start === 0 ? {} : { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` }),
    ...head,
  });
  return rest;
}

/** With one byte turned around. */
function spoiled(content: Buffer, at: number): Buffer {
  const copy = Buffer.from(content);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

function whole(request: Request): void {
  request.response.end(ranged(request));
}

function page(response: ServerResponse): void {
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<html><body>Welcome! Please sign in.</body></html>');
}

/** Somebody between us and the server wants to be asked first. */
function leadToSignIn({ response }: Request): void {
  response.writeHead(302, { location: '/sign-in' }).end();
}

function trickle(request: Request): void {
  const rest = ranged(request);
  let at = 0;
  const timer = setInterval(() => {
    request.response.write(rest.subarray(at, at + 1));
    at += 1;
  }, 1000);
  request.response.on('close', () => clearInterval(timer));
}

/** So slow that there is time to look at what is half done: so many bytes a tenth of a second. */
function slowly(bytes: number): (request: Request) => void {
  return (request) => {
    const rest = ranged(request);
    let at = 0;
    const timer = setInterval(() => {
      request.response.write(rest.subarray(at, at + bytes));
      at += bytes;
      if (at < rest.length) return;
      clearInterval(timer);
      request.response.end();
    }, 100);
    request.response.on('close', () => clearInterval(timer));
  };
}

/** Not even one piece at a time. */
function cut(request: Request): void {
  request.response.write(ranged(request).subarray(0, 1.5 * pieceBytes), () =>
    setTimeout(() => request.response.destroy(), 20),
  );
}

/** What each request for a file meets, one after the other, until one is answered as it should be. */
const mischief: readonly ((request: Request) => void)[] = [
  ({ response }) => response.writeHead(503).end(),
  // Silent after a while.
  (request) => request.response.write(ranged(request).subarray(0, pieceBytes / 2)),
  cut,
  (request) => whole({ ...request, content: spoiled(request.content, request.content.length >> 1) }),
  // Ends before the file does, and says that this is all.
  (request) => {
    const rest = request.content.subarray(request.start, -1000);
    request.response.writeHead(200, { 'content-length': String(rest.length) }).end(rest);
  },
  leadToSignIn,
  ({ response }) => response.writeHead(500).end(),
  // More than there is, which breaks off.
  (request) => {
    const rest = ranged(request, { 'content-length': String(request.content.length + 5) });
    request.response.write(rest.subarray(0, pieceBytes), () =>
      setTimeout(() => request.response.destroy(), 20),
    );
  },
  // With something after the end.
  ({ content, response }) =>
    response.writeHead(200).end(Buffer.concat([content.subarray(0, -7), Buffer.alloc(99)])),
  // Not what was asked for, but all of it.
  ({ content, response }) =>
    response.writeHead(200, { 'content-length': String(content.length) }).end(content),
];

/** What is done with a file, by the name of the way; for targets only, unless it says otherwise. */
const ways: Readonly<Record<string, (request: Request) => void>> = {
  plain: whole,
  slow: slowly(pieceBytes),
  slower: slowly(pieceBytes / 4),
  mischievous: (request) => (mischief[request.before] ?? whole)(request),
  cuts: cut,
  'wrong-start': (request) => whole({ ...request, content: spoiled(request.content, 0) }),
  'wrong-middle': (request) =>
    whole({ ...request, content: spoiled(request.content, request.content.length >> 1) }),
  'wrong-end': (request) =>
    whole({ ...request, content: spoiled(request.content, request.content.length - 1) }),
  changes: (request) => {
    if (request.before > 0) whole({ ...request, content: Buffer.alloc(request.content.length, 7) });
    else cut(request);
  },
  'is-missing': ({ response }) => {
    response.writeHead(404).end();
  },
  forbids: ({ response }) => {
    response.writeHead(403).end();
  },
  fails: ({ response }) => {
    response.writeHead(500).end();
  },
  'asks-first': leadToSignIn,
  drips: trickle,
};

/** By a clock that is so many days ahead. */
function dated(days: number): (request: Request) => void {
  return (request) => {
    const date = new Date(Date.now() + days * 86_400_000).toUTCString();
    request.response.end(ranged(request, { date }));
  };
}

/** What is done with metadata. */
const metadataWays: Readonly<Record<string, (request: Request) => void>> = {
  portal: leadToSignIn,
  bomb: (request) => {
    if (!request.path.endsWith('targets.json')) return whole(request);
    const zeros = Buffer.alloc(pieceBytes, '0');
    let left = 100;
    const more = (): void => {
      left -= 1;
      if (left === 0) request.response.end();
      else request.response.write(zeros, more);
    };
    request.response.writeHead(200);
    more();
  },
  loris: (request) => (request.path.endsWith('timestamp.json') ? trickle(request) : whole(request)),
  'an-earlier-time': dated(-50),
  'a-later-time': dated(50),
};

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, way = '', ...rest] = decodeURIComponent(request.url ?? '').split('/');
  if (way === 'sign-in') return page(response);
  const path = rest.join('/');
  const file = join(folder, path);
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) {
    // As stores of files on the network say of one that is not there.
    response.writeHead(way === 'store' ? 403 : 404).end();
    return;
  }
  const isTarget = path.includes('targets/');
  const key = `${way} ${path}`;
  const before = asked.get(key) ?? 0;
  asked.set(key, before + 1);
  const [, begin = '0'] = /^bytes=(\d+)-/u.exec(request.headers.range ?? '') ?? [];
  const start = Number(begin);
  if (isTarget) {
    response.on('close', () => {
      void appendFile(log, `${way} ${path} ${request.socket.bytesWritten}\n`);
    });
  }
  // Large files go straight from the disk where nothing is to be done with them.
  if (way === 'plain' && start === 0 && found.size > 64 * pieceBytes) {
    response.writeHead(200, { 'content-length': String(found.size) });
    createReadStream(file).pipe(response);
    return;
  }
  const content = await readFile(file);
  const act = (isTarget ? ways : metadataWays)[way] ?? whole;
  act({ path, isTarget, before, start, content, response });
}

const server = createServer((request, response) => {
  void answer(request, response).catch(() => response.destroy());
});
// It is a proxy as well, for which every name leads to itself.
server.on('connect', (_, socket, head) => {
  const through = connect(Number(port), '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    through.write(head);
    through.pipe(socket).pipe(through);
  });
  for (const one of [through, socket]) one.on('error', () => through.destroy());
});
server.listen(Number(port), '127.0.0.1');
