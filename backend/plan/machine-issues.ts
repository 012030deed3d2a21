import type { Facts } from '../contract/facts.ts';
import { problemOf } from '../contract/fixes.ts';
import type { Issue, ProblemParams } from '../contract/problem.ts';

function firmwareIssues({ kind, secureBoot }: Facts['machine']['firmware']): readonly Issue[] {
  // What we install is not signed for the firmware's keys: under Secure Boot it would not start.
  const refused: readonly Issue[] =
    secureBoot === 'on' ? [{ severity: 'blocking', problem: problemOf('firmware.secure-boot', {}) }] : [];
  switch (kind) {
    case 'uefi':
      return refused;
    case 'uefi32':
      return [{ severity: 'blocking', problem: problemOf('firmware.uefi32', {}) }];
    case 'bios':
      return [{ severity: 'blocking', problem: problemOf('firmware.bios', {}) }];
    case 'lab':
      return [...refused, { severity: 'warning', problem: problemOf('firmware.lab', {}) }];
  }
}

/** What a person should know who starts something on this machine that takes a while. */
export function batteryIssues(
  { power }: Facts['machine'],
  work: ProblemParams<'power.battery'>['work'],
): readonly Issue[] {
  if (power.source !== 'battery') return [];
  return [{ severity: 'warning', problem: problemOf('power.battery', { percent: power.percent, work }) }];
}

/** What speaks against any installation on this machine. */
export function machineIssues(machine: Facts['machine']): readonly Issue[] {
  return [...firmwareIssues(machine.firmware), ...batteryIssues(machine, 'installation')];
}
