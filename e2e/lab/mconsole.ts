import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const magic = 0xcafebabe;
const version = 2;
const requestDataBytes = 512;
const replyHeaderBytes = 12;
const timeoutMs = 5000;

/**
 * Sends one command to the management console of the kernel in `folder`. Rejects with what the kernel answers
 * when it refuses. Datagram sockets of the unix family are beyond Node, so socat carries the datagrams.
 */
export async function mconsole(folder: string, command: string): Promise<void> {
  const own = path.join(folder, `mconsole-${process.hrtime.bigint()}`);
  const address = `UNIX-SENDTO:${path.join(folder, 'kernel/mconsole')},bind=${own}`;
  const socat = spawn('socat', ['-', address], { stdio: ['pipe', 'pipe', 'inherit'], timeout: timeoutMs });
  socat.stdin.write(request(command));
  const exited = once(socat, 'exit');
  let answer = Buffer.alloc(0);
  socat.stdout.on('data', (chunk: Buffer) => {
    answer = Buffer.concat([answer, chunk]);
    if (isComplete(answer)) socat.stdin.end();
  });
  await exited;
  if (!isComplete(answer)) throw new Error(`no answer from the kernel's console to: ${command}`);
  const text = answer.subarray(replyHeaderBytes, replyHeaderBytes + answer.readUInt32LE(8)).toString();
  if (answer.readUInt32LE(0) !== 0) throw new Error(`${command}: ${text.replace(/[\0\n]+$/, '')}`);
}

function request(command: string): Buffer {
  const data = Buffer.from(command);
  if (data.length >= requestDataBytes) throw new RangeError(`too long for the kernel's console: ${command}`);
  const bytes = Buffer.alloc(3 * 4 + requestDataBytes);
  bytes.writeUInt32LE(magic, 0);
  bytes.writeUInt32LE(version, 4);
  bytes.writeUInt32LE(data.length, 8);
  bytes.set(data, 12);
  return bytes;
}

function isComplete(answer: Buffer): boolean {
  return answer.length >= replyHeaderBytes && answer.length >= replyHeaderBytes + answer.readUInt32LE(8);
}
