// npm run lab -- [--disk FILE[:SIZE]]... [--share DIR]... -- COMMAND...
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { parseLabArguments, usage, type LabArguments } from './arguments.ts';
import { Lab } from './lab.ts';

/** Exit code of a lab that could not run the command at all, where the command's own codes are not likely. */
const labFailed = 125;

async function main(): Promise<number> {
  // npm runs scripts in the checkout; people mean the folder they are in.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  let parsed: LabArguments;
  try {
    parsed = parseLabArguments(process.argv.slice(2), cwd);
  } catch (error) {
    console.error(`lab: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return labFailed;
  }
  const lab = await Lab.start(parsed);
  cutPowerOnSignal(lab);
  const exitCode = await run(lab, parsed, cwd);
  await lab.stop();
  return exitCode;
}

async function run(lab: Lab, { command, shares }: LabArguments, cwd: string): Promise<number> {
  const visible = shares.some((share) => cwd === share || cwd.startsWith(`${share}/`));
  const child = lab.spawn(command, visible ? { cwd } : {});
  void pipeline(process.stdin, child.stdin).catch(() => {});
  const printed = Promise.all([forward(child.stdout, process.stdout), forward(child.stderr, process.stderr)]);
  const exitCode = await child.exit;
  await printed;
  process.stdin.destroy();
  return exitCode;
}

/** Copies until the end; a reader that goes away early is passed on to the command as the broken pipe it is. */
async function forward(from: Readable, to: NodeJS.WriteStream): Promise<void> {
  to.on('error', () => from.destroy());
  from.pipe(to, { end: false });
  await finished(from).catch(() => {});
}

function cutPowerOnSignal(lab: Lab): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void lab.powerCut().finally(() => process.exit(128 + constants.signals[signal]));
    });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`lab: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = labFailed;
}
