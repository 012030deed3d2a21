import { inLab } from '../backend/machine.ts';
import type { Lab } from '../lab/lab.ts';
import { megabytes, median, seconds, type Row } from './table.ts';

interface Received {
  readonly how: string;
  /** Moved, in bytes. */
  readonly bytes: number;
  readonly ms: number;
  /** On the disk, in bytes. */
  readonly used: number;
}

function readLine(line: string): Received {
  const [how = '', bytes, ms, used] = line.split(' ');
  return { how, bytes: Number(bytes), ms: Number(ms), used: Number(used) };
}

/** What it costs and saves that a whole stream carries its data as it lies compressed with its publisher. Needs both disks. */
export async function measureCompressed(lab: Lab, stream: string): Promise<readonly Row[]> {
  const script = ['sh', 'e2e/bench/compressed.sh', stream, '/dev/ubdb', '/dev/ubdc'];
  const received = (await inLab(lab, script)).trim().split('\n').map(readLine);
  const middle = (how: string, of: 'bytes' | 'ms' | 'used'): number =>
    median(received.filter((one) => one.how === how).map((one) => one[of]));
  const rows = (how: string, what: string): readonly Row[] => [
    { what: `whole stream, ${what}: moved`, value: megabytes(middle(how, 'bytes')) },
    { what: `whole stream, ${what}: received in`, value: seconds(middle(how, 'ms')) },
    { what: `whole stream, ${what}: room on the disk`, value: megabytes(middle(how, 'used')) },
  ];
  const ratio = (of: 'bytes' | 'ms' | 'used'): string =>
    (middle('compressed', of) / middle('plain', of)).toFixed(2);
  return [
    ...rows('plain', 'data as it is'),
    ...rows('compressed', 'data compressed'),
    { what: 'ratio: moved, time, room', value: `${ratio('bytes')}, ${ratio('ms')}, ${ratio('used')}` },
  ];
}
