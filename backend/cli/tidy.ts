import type { Client } from '../client.ts';
import { dueRemains, type Keeping } from '../plan/tidy.ts';
import { carryOut, exitStatus, print, printIssues } from './run.ts';

/** `pristine tidy`: lets go of what was kept long enough, one after the other. Returns the exit status. */
export async function tidy(client: Client, keeping: Keeping, json: boolean): Promise<number> {
  const { stores } = await client['facts.refresh']({});
  const due = stores.flatMap((store) => dueRemains(store, Date.now(), keeping));
  if (due.length === 0 && !json) print('Nothing has been kept for too long.');
  let worst: number = exitStatus.verified;
  for (const { id } of due) {
    // The run before may have changed what a plan is made from.
    await client['facts.refresh']({});
    const { plan, issues } = await client['plan.change']({ task: 'let-go', remainsId: id });
    printIssues(issues, json);
    worst = Math.max(worst, plan === null ? exitStatus.impossible : await carryOut(client, plan, json));
  }
  return worst;
}
