import type { Readable } from 'node:stream';
import { checkout, type ExecResult, type Lab, type LabProcess } from '../lab/lab.ts';
import { endMark } from '../lab/warm-mark.ts';

interface Printed {
  readonly text: string;
  readonly status: number;
}

function untilMark(stream: Readable): Promise<Printed> {
  return new Promise((resolve) => {
    let text = '';
    const listen = (chunk: string): void => {
      text += chunk;
      const at = text.lastIndexOf(endMark);
      if (at < 0 || !text.endsWith('\n')) return;
      stream.off('data', listen);
      resolve({ text: text.slice(0, at), status: Number(text.slice(at + endMark.length)) });
    };
    stream.on('data', listen);
  });
}

/** As the lab starts the product itself. */
const argv = ['lab-node', `${checkout}/e2e/lab/guest/warm.ts`, `${checkout}/dist/backend/main.js`];

/** The product's command line in a lab, started once. */
class Warm {
  readonly #child: LabProcess;
  #last: Promise<unknown> = Promise.resolve();

  constructor(lab: Lab) {
    this.#child = lab.spawn(argv);
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream.setEncoding('utf8');
  }

  /** One after the other, in the order in which they are asked for. */
  run(args: readonly string[]): Promise<ExecResult> {
    const next = this.#last.then(() => this.#run(args));
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #run(args: readonly string[]): Promise<ExecResult> {
    const { stdin, stdout, stderr, exit } = this.#child;
    const printed = Promise.all([untilMark(stdout), untilMark(stderr)]);
    stdin.write(`${JSON.stringify(args)}\n`);
    const ended = exit.then((status) => Promise.reject(new Error(`the command line ended with ${status}`)));
    const [out, err] = await Promise.race([printed, ended]);
    return { exitCode: out.status, stdout: out.text, stderr: err.text };
  }
}

const warm = new WeakMap<Lab, Warm>();

/** Runs a command line of the product, given without its name, in a process that stays for the next. */
export function pristineIn(lab: Lab, args: readonly string[]): Promise<ExecResult> {
  const there = warm.get(lab) ?? new Warm(lab);
  warm.set(lab, there);
  return there.run(args);
}
