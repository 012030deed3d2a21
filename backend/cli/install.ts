import { problemOf } from '../contract/fixes.ts';
import type { InstallPlan, InstallPlanned } from '../contract/plan.ts';
import type { Client } from '../client.ts';
import type { InstallArguments } from './arguments.ts';
import { companionText, wayText } from './change.ts';
import { carryOut, exitStatus, issueText, print, printIssues } from './run.ts';
import { sizeText } from './size-text.ts';
import { openSystem } from '../engine/open-source.ts';

/** The plan for people. */
export function planText(plan: InstallPlan): string {
  const { disk } = plan;
  const losses = plan.losses.map((loss) => {
    const much = loss.usedBytes === null ? '' : ` (${sizeText(loss.usedBytes)})`;
    const whose = loss.people.length === 0 ? '' : `, with the files of ${loss.people.join(', ')}`;
    return `  lost: ${loss.what} ${loss.name}${much}${whose}`;
  });
  return [
    `Install ${plan.title} (${plan.tree}) onto ${disk.device} ${disk.model} ${disk.serial}, ${sizeText(disk.sizeBytes)}`,
    ...losses,
    ...plan.after.parts.map((part) => `  then: ${part.label || part.kind} ${sizeText(part.sizeBytes)}`),
    `  ${wayText(plan.way)}`,
    ...plan.brings.map(companionText),
    `  trees: ${plan.tree}, ${plan.rootTree}, ${plan.homeTree}`,
    ...(plan.trust === 'unsigned' ? ['  Nothing vouches for what is installed.'] : []),
  ].join('\n');
}

/** Makes the plan. The disk is named by its id or, at a terminal, by its device. */
export async function makePlan(client: Client, given: InstallArguments): Promise<InstallPlanned> {
  const opened = await openSystem(client, await client['facts.refresh']({}), given.source, given.bring);
  const facts = await client['facts.refresh']({});
  const disk = facts.disks.find((one) => one.id === given.disk || one.device === given.disk);
  if (disk === undefined) {
    return { plan: null, issues: [{ severity: 'blocking', problem: problemOf('disk.unknown', {}) }] };
  }
  const { name: instance, firstBoot } = given;
  return client['plan.install']({ ...opened, diskId: disk.id, instance, firstBoot });
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

/** `pristine install`. */
export async function runInstall(
  client: Client,
  given: InstallArguments,
  confirmed: boolean,
): Promise<number> {
  const { plan, issues } = await makePlan(client, given);
  printIssues(issues, given.json);
  if (plan === null) return exitStatus.impossible;
  if (!given.json) print(planText(plan));
  if (!confirmed) {
    process.stderr.write('Nothing was done. To erase the disk and install, give --erase-disk and --yes.\n');
    return exitStatus.impossible;
  }
  return carryOut(client, plan, given.json);
}
