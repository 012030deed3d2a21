import { open } from 'node:fs/promises';
import { answers, longestAnswersBytes, type Answers } from '../contract/answers.ts';
import { ProblemError, refuse } from '../contract/fixes.ts';
import type { ChangePlanned, InstallPlanned } from '../contract/plan.ts';
import type { Client } from '../client.ts';
import { diskMeant, otherMachine } from '../plan/answers.ts';
import { changePlanText, systemCalled } from './change.ts';
import { countDown } from './countdown.ts';
import { planText } from './install.ts';
import { carryOut, exitStatus, issueText, print, printIssues } from './run.ts';
import { openSystem } from './source.ts';

async function readText(file: string): Promise<string> {
  await using handle = await open(file).catch(() => refuse('answers.unreadable', { file: file.slice(-256) }));
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(longestAnswersBytes + 1) });
  if (bytesRead > longestAnswersBytes) {
    return refuse('answers.invalid', { path: '', message: `longer than ${longestAnswersBytes} bytes` });
  }
  return buffer.toString('utf8', 0, bytesRead);
}

/** Reads an answer file. Throws `answers.unreadable`, `answers.invalid`. */
async function readAnswers(file: string): Promise<Answers> {
  const text = await readText(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // What the parser says quotes from the file, which may hold what nobody else may read.
    return refuse('answers.invalid', { path: '', message: 'it is not JSON' });
  }
  const parsed = answers.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.').slice(0, 256) ?? '';
  return refuse('answers.invalid', { path, message: (issue?.message ?? '').slice(0, 4096) });
}

async function plan(client: Client, given: Answers): Promise<InstallPlanned | ChangePlanned> {
  const before = await client['facts.refresh']({});
  const other = otherMachine(before.machine, given.machine);
  if (other !== null) throw new ProblemError(other);
  switch (given.task) {
    case 'install': {
      const { name: instance, firstBoot, settings } = given;
      const meant = diskMeant(before.disks, given.disk);
      if ('code' in meant) throw new ProblemError(meant);
      const { tree = null } = given.source;
      const source =
        given.source.from === 'medium'
          ? { kind: 'medium' as const, tree }
          : { kind: 'repository' as const, locations: given.source.locations, tree };
      const opened = await openSystem(client, before, source, given.bring);
      const request = { ...opened, diskId: meant.id, instance, firstBoot };
      return client['plan.install'](settings === undefined ? request : { ...request, settings });
    }
    case 'reset': {
      const systemId = systemCalled(before, given.system).id;
      return client['plan.change']({ task: 'reset', systemId, mode: given.mode });
    }
  }
}

/** `pristine apply`: does what an answer file says, unless somebody stops it. Returns the exit status. */
export async function applyAnswers(client: Client, file: string, json: boolean): Promise<number> {
  const given = await readAnswers(file);
  const { plan: made, issues } = await plan(client, given);
  if (made === null) {
    printIssues(issues, json);
    return exitStatus.impossible;
  }
  if (!json) {
    for (const issue of issues) print(issueText(issue));
    print(made.kind === 'install' ? planText(made) : changePlanText(made));
  }
  if (await countDown(given.countdown)) return carryOut(client, made, json);
  process.stderr.write('Stopped. Nothing was done.\n');
  return exitStatus.impossible;
}
