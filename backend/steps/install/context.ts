import type { Firmware } from '../../contract/facts.ts';
import type { InstallPlan } from '../../contract/plan.ts';
import type { DiskContext } from '../../facts/disks.ts';
import type { Commands } from '../../system/command.ts';
import type { CheckedUsr } from '../../trees/check-tree.ts';
import type { Delivery } from '../trees/deliveries.ts';

/** What every step of an installation may use. */
export interface InstallContext {
  readonly commands: Commands;
  readonly disks: DiskContext;
  readonly plan: InstallPlan;
  /** The system's tree, and then what comes along. */
  readonly deliveries: readonly Delivery[];
  readonly firmware: Firmware;
}

/** The usr tree in its place. */
export interface PlacedUsr extends CheckedUsr {
  readonly path: string;
}
