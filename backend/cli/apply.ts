import { open } from 'node:fs/promises';
import { longestAnswersBytes, type Answers } from '../contract/answers.ts';
import { refuse } from '../contract/fixes.ts';
import type { ChangePlanned, InstallPlanned } from '../contract/plan.ts';
import type { Client } from '../client.ts';
import { askedBy, parseAnswers } from '../engine/answered.ts';
import { changePlanText } from './change.ts';
import { countDown } from './countdown.ts';
import { planText } from './install.ts';
import { carryOut, exitStatus, print, printIssues } from './run.ts';

/** Throws `answers.unreadable`, `answers.invalid`. */
async function readText(file: string): Promise<string> {
  await using handle = await open(file).catch(() => refuse('answers.unreadable', { file: file.slice(-256) }));
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(longestAnswersBytes + 1) });
  if (bytesRead > longestAnswersBytes) {
    return refuse('answers.invalid', { path: '', message: `longer than ${longestAnswersBytes} bytes` });
  }
  return buffer.toString('utf8', 0, bytesRead);
}

async function plan(client: Client, given: Answers): Promise<InstallPlanned | ChangePlanned> {
  const asked = await askedBy(client, given);
  return asked.kind === 'install'
    ? client['plan.install'](asked.request)
    : client['plan.change'](asked.request);
}

/** `pristine apply`: does what an answer file says, unless somebody stops it. Returns the exit status. */
export async function applyAnswers(client: Client, file: string, json: boolean): Promise<number> {
  const given = parseAnswers(await readText(file));
  const { plan: made, issues } = await plan(client, given);
  printIssues(issues, json);
  if (made === null) return exitStatus.impossible;
  if (!json) print(made.kind === 'install' ? planText(made) : changePlanText(made));
  if (await countDown(given.countdown)) return carryOut(client, made, json);
  process.stderr.write('Stopped. Nothing was done.\n');
  return exitStatus.impossible;
}
