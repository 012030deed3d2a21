import { ProblemError } from '../contract/fixes.ts';
import { openEnd } from '../contract/open-end.ts';
import type { Plan } from '../contract/plan.ts';
import type { Issue } from '../contract/problem.ts';
import type { Aftermath, Outcome, RunState } from '../contract/run.ts';
import type { Client } from '../client.ts';
import { toned } from './colour.ts';
import { problemText } from './problem-text.ts';
import { showProgress } from './progress.ts';

export const exitStatus = { verified: 0, failed: 1, impossible: 2, stale: 3 } as const;

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function issueText({ severity, problem }: Issue): string {
  const head = severity === 'blocking' ? toned('bad', 'Cannot be done') : toned('warning', 'Warning');
  return `${head}: ${problemText(problem)}`;
}

/** What is wrong with what was planned, and what is only to be known: a script has nothing else that tells it. */
export function printIssues(issues: readonly Issue[], json: boolean): void {
  if (!json) for (const issue of issues) print(issueText(issue));
  else if (issues.length > 0) print(JSON.stringify({ type: 'issues', issues }));
}

const openEnds = {
  'handing-over':
    ' What was to be deleted may still be on this disk: do not give this computer away. Do the handing over again, until it succeeds.',
  deleting: ' What was to be deleted may still be there, whole or in part.',
} as const;

/** What is so where what should follow a change failed, which for some is most of it. */
function openText(request: Plan['request']): string {
  const open = 'task' in request ? openEnd(request) : null;
  return open === null ? '' : openEnds[open];
}

function aftermathText(aftermath: Aftermath, request: Plan['request']): string {
  switch (aftermath) {
    case 'untouched':
      return 'Nothing on the disk was changed.';
    case 'erased-not-bootable':
      return 'The disk was erased and does not start. Install again.';
    case 'as-before':
      return 'The system is as it was.';
    case 'in-force':
      return `The change is made, but what should follow it failed. Run pristine repair.${openText(request)}`;
  }
}

/** How it ended, what was asked for. */
export function outcomeText(outcome: Outcome, request: Plan['request']): string {
  switch (outcome.result) {
    case 'verified': {
      const undo =
        outcome.remainsId === null
          ? ''
          : ` To take it back: pristine undo --remains ${outcome.remainsId} --yes`;
      return `${toned('good', 'Done and verified')}: ${outcome.proofs.join(', ')}.${undo}`;
    }
    case 'cancelled':
      return 'Stopped. Nothing on the disk was changed.';
    case 'failed': {
      const left = aftermathText(outcome.aftermath, request);
      return `${toned('bad', `Failed at ${outcome.step}`)}: ${problemText(outcome.problem)} ${left}`;
    }
  }
}

function statusOf(outcome: Outcome): number {
  if (outcome.result === 'verified') return exitStatus.verified;
  const stale = outcome.result === 'failed' && outcome.problem.code === 'plan.stale';
  return stale ? exitStatus.stale : exitStatus.failed;
}

/** Starts the run and waits for its outcome. Ctrl-C stops it while that is safe. */
async function execute(client: Client, plan: Plan, show: (run: RunState) => void): Promise<Outcome> {
  const ended = Promise.withResolvers<Outcome>();
  client.listen((event) => {
    if (event.type !== 'run') return;
    show(event.run);
    if (event.run.outcome !== null) ended.resolve(event.run.outcome);
  });
  const { runId } = await client['run.start']({ planId: plan.id, digest: plan.digest });
  const stop = (): void => {
    client['run.cancel']({ runId }).catch((error: unknown) => {
      if (error instanceof ProblemError) process.stderr.write(`\n${problemText(error.problem)}\n`);
    });
  };
  process.on('SIGINT', stop);
  try {
    return await ended.promise;
  } finally {
    process.off('SIGINT', stop);
  }
}

/** Runs a plan to its outcome and tells of it. Returns the exit status. */
export async function carryOut(client: Client, plan: Plan, json: boolean): Promise<number> {
  const show = json ? (run: RunState) => print(JSON.stringify({ type: 'run', run })) : showProgress();
  const outcome = await execute(client, plan, show);
  print(json ? JSON.stringify({ type: 'outcome', outcome }) : outcomeText(outcome, plan.request));
  return statusOf(outcome);
}
