// npm run boot -- [--timeout SECONDS] [--keep] DISK
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bootDisk, type BootOptions } from './boot-disk.ts';

const usage = `usage: npm run boot -- [--timeout SECONDS] [--keep] DISK
Boots the disk's image under UEFI and shows the serial console; exits with 0 when the system says that it is up.
  --timeout SECONDS  how long to wait for that, 180 if not said otherwise
  --keep             what the system writes goes to the image, which otherwise stays as it is`;

function parse(argv: readonly string[]): BootOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { timeout: { type: 'string', default: '180' }, keep: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [disk, ...others] = positionals;
  const seconds = Number(values.timeout);
  if (disk === undefined || others.length > 0) throw new Error('exactly one disk is booted');
  if (!(seconds > 0)) throw new Error('the time-out is a number of seconds');
  return {
    // npm runs scripts in the checkout; people mean the folder they are in.
    file: path.resolve(process.env['INIT_CWD'] ?? process.cwd(), disk),
    timeoutMs: seconds * 1000,
    keep: values.keep,
    onConsole: (text) => process.stdout.write(text),
  };
}

async function main(): Promise<number> {
  let options: BootOptions;
  try {
    options = parse(process.argv.slice(2));
  } catch (error) {
    console.error(`boot: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const { up, failure, seconds } = await bootDisk(options);
  console.error(up ? `\nboot: the system is up after ${seconds.toFixed(1)} s` : `\nboot: ${failure ?? ''}`);
  return up ? 0 : 1;
}

process.exitCode = await main();
