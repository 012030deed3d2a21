import { ProblemError, problemOf } from '../contract/fixes.ts';
import type { Plan, Planned } from '../contract/plan.ts';
import type { Issue } from '../contract/problem.ts';
import type { Outcome, RunState } from '../contract/run.ts';
import type { Client } from '../client.ts';
import type { InstallArguments } from './arguments.ts';
import { problemText } from './problem-text.ts';
import { showProgress } from './progress.ts';
import { sizeText } from './size-text.ts';

export const exitStatus = { verified: 0, failed: 1, impossible: 2, stale: 3 } as const;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function issueText({ severity, problem }: Issue): string {
  return `${severity === 'blocking' ? 'Cannot be done' : 'Warning'}: ${problemText(problem)}`;
}

/** The plan for people. */
export function planText(plan: Plan): string {
  const { disk } = plan;
  const losses = plan.losses.map((loss) => {
    const much = loss.usedBytes === null ? '' : ` (${sizeText(loss.usedBytes)})`;
    return `  lost: ${loss.what} ${loss.name}${much}`;
  });
  return [
    `Install ${plan.title} (${plan.tree}) onto ${disk.device} ${disk.model} ${disk.serial}, ${sizeText(disk.sizeBytes)}`,
    ...losses,
    ...plan.after.parts.map((part) => `  then: ${part.label || part.kind} ${sizeText(part.sizeBytes)}`),
    `  trees: ${plan.tree}, ${plan.rootTree}, ${plan.homeTree}`,
    ...(plan.trust === 'unsigned' ? ['  Nothing vouches for what is installed.'] : []),
  ].join('\n');
}

/** Makes the plan. The disk is named by its id or, at a terminal, by its device. */
export async function makePlan(client: Client, given: InstallArguments): Promise<Planned> {
  const offer = await client['streams.open']({ files: [...given.streams] });
  const facts = await client['facts.refresh']({});
  const disk = facts.disks.find((one) => one.id === given.disk || one.device === given.disk);
  if (disk === undefined) {
    return { plan: null, issues: [{ severity: 'blocking', problem: problemOf('disk.unknown', {}) }] };
  }
  const { name: instance, firstBoot } = given;
  return client['plan.install']({ offerId: offer.id, diskId: disk.id, instance, firstBoot });
}

/** `pristine plan install`. */
export async function showPlan(client: Client, given: InstallArguments): Promise<number> {
  const planned = await makePlan(client, given);
  if (given.json) print(JSON.stringify(planned));
  else {
    for (const issue of planned.issues) print(issueText(issue));
    if (planned.plan !== null) print(planText(planned.plan));
  }
  return planned.plan === null ? exitStatus.impossible : exitStatus.verified;
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.result) {
    case 'verified':
      return `Installed and verified: ${outcome.proofs.join(', ')}.`;
    case 'cancelled':
      return 'Stopped. Nothing on the disk was changed.';
    case 'failed': {
      const left =
        outcome.aftermath === 'untouched'
          ? 'Nothing on the disk was changed.'
          : 'The disk was erased and does not start. Install again.';
      return `Failed at ${outcome.step}: ${problemText(outcome.problem)} ${left}`;
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

/** `pristine install`. */
export async function runInstall(
  client: Client,
  given: InstallArguments,
  confirmed: boolean,
): Promise<number> {
  const { plan, issues } = await makePlan(client, given);
  if (plan === null) {
    if (given.json) print(JSON.stringify({ type: 'issues', issues }));
    else for (const issue of issues) print(issueText(issue));
    return exitStatus.impossible;
  }
  if (!given.json) {
    for (const issue of issues) print(issueText(issue));
    print(planText(plan));
  }
  if (!confirmed) {
    process.stderr.write('Nothing was done. To erase the disk and install, give --erase-disk and --yes.\n');
    return exitStatus.impossible;
  }
  const show = given.json ? (run: RunState) => print(JSON.stringify({ type: 'run', run })) : showProgress();
  const outcome = await execute(client, plan, show);
  print(given.json ? JSON.stringify({ type: 'outcome', outcome }) : outcomeText(outcome));
  return statusOf(outcome);
}
