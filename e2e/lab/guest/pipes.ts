import { spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface Pipes {
  readonly stdin: Socket;
  readonly stdout: Socket;
  readonly stderr: Socket;
  /** Descriptors to start the child with: standard input, output, error. */
  readonly child: readonly [number, number, number];
  /** Closes them here once the child has them. */
  readonly closeChildSide: () => void;
}

// Node gives its children sockets, and those can't be opened by name: `/dev/stderr` and `/dev/stdin`, which
// scripts use every day, would fail with ENXIO. It cannot make a pipe, but it can open one that another process has.
const script = `
$| = 1;
while (<STDIN>) {
  pipe($r[$_], $w[$_]) or die for 0 .. 2;
  print join(' ', map { fileno $_ } @r, @w), "\\n";
  <STDIN>;
  close $_ for @r, @w;
}`;

const maker = spawn('perl', ['-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = createInterface({ input: maker.stdout })[Symbol.asyncIterator]();
let turn = Promise.resolve<unknown>(undefined);

/** Three real pipes for a child. One request at a time is in the hands of the process that makes them. */
export async function makePipes(): Promise<Pipes> {
  const mine = turn.then(openPipes);
  turn = mine.catch(() => {});
  return await mine;
}

async function openPipes(): Promise<Pipes> {
  maker.stdin.write('make\n');
  const answer = await answers.next();
  if (answer.done === true) throw new Error('the process that makes pipes has ended');
  const files = answer.value.split(' ').map((fd) => `/proc/${maker.pid ?? 0}/fd/${fd}`);
  const [inRead = '', outRead = '', errRead = '', inWrite = '', outWrite = '', errWrite = ''] = files;
  const { O_RDONLY, O_WRONLY, O_NONBLOCK } = constants;
  // Opened anew, each end has flags of its own: ours never block, and the child's must.
  const child = [
    openSync(inRead, O_RDONLY),
    openSync(outWrite, O_WRONLY),
    openSync(errWrite, O_WRONLY),
  ] as const;
  const pipes: Pipes = {
    stdin: new Socket({ fd: openSync(inWrite, O_WRONLY | O_NONBLOCK), readable: false, writable: true }),
    stdout: new Socket({ fd: openSync(outRead, O_RDONLY | O_NONBLOCK), readable: true, writable: false }),
    stderr: new Socket({ fd: openSync(errRead, O_RDONLY | O_NONBLOCK), readable: true, writable: false }),
    child,
    closeChildSide: () => {
      for (const fd of child) closeSync(fd);
    },
  };
  maker.stdin.write('close\n');
  return pipes;
}
