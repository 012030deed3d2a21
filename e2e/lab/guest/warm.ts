// Runs inside the lab: the product's command line, as often as it is asked for, in one process. Starting one takes longer there than
// what most commands do.
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { endMark } from '../warm-mark.ts';

const [, , program = ''] = process.argv;
const loaded: unknown = await import(pathToFileURL(program).href);
if (typeof loaded !== 'object' || loaded === null || !('main' in loaded)) throw new Error('no command line');
const { main } = loaded;
if (typeof main !== 'function') throw new Error('no command line');

for await (const line of createInterface({ input: process.stdin })) {
  process.exitCode = 0;
  await Promise.resolve(Reflect.apply(main, undefined, [JSON.parse(line)]));
  const status = process.exitCode;
  for (const stream of [process.stdout, process.stderr]) stream.write(`${endMark}${status}\n`);
}
process.exitCode = 0;
