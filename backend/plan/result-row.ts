import type { Facts } from '../contract/facts.ts';
import type { Plan } from '../contract/plan.ts';
import type { ResultRow } from '../contract/results.ts';
import type { Outcome } from '../contract/run.ts';
import { parseUsrTreeName } from '../contract/tree-name.ts';

/** What is known of a run before it begins. */
export type Subject = Omit<ResultRow, 'at' | 'result' | 'problem' | 'seconds'>;

/** The usr tree that a plan brings, or that the system starts from which it changes. */
function usrTreeOf(plan: Plan, { stores }: Facts): string {
  if (plan.kind === 'install') return plan.tree;
  const systems = stores.flatMap((store) => store.systems);
  return plan.usrTree ?? systems.find(({ rootTree }) => rootTree === plan.tree)?.usrTree ?? '';
}

/** @param facts what the plan was made from: afterwards the system may be another one */
export function subjectOf(plan: Plan, facts: Facts): Subject {
  const { vendor, product, serial } = facts.machine;
  const { device, model, serial: diskSerial } = plan.disk;
  return {
    vendor,
    product,
    serial,
    disk: model === '' ? device : model,
    diskSerial,
    task: plan.kind === 'install' ? 'install' : plan.request.task,
    mode: plan.kind === 'change' && plan.request.task === 'reset' ? plan.request.mode : '',
    system: plan.title,
    version: parseUsrTreeName(usrTreeOf(plan, facts))?.version ?? '',
  };
}

/** The line of a run that has ended. @param at ISO 8601 date and time */
export function resultRowOf(subject: Subject, outcome: Outcome, at: string, elapsedMs: number): ResultRow {
  return {
    at,
    ...subject,
    result: outcome.result,
    problem: outcome.result === 'failed' ? outcome.problem.code : '',
    seconds: Math.round(elapsedMs / 1000),
  };
}
