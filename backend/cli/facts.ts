import type { Disk, Facts } from '../contract/facts.ts';
import type { StickFacts } from '../contract/stick.ts';
import type { Client } from '../client.ts';
import { problemText } from './problem-text.ts';
import { sizeText } from './size-text.ts';

function contentText(disk: Disk): string {
  const parts = disk.partitions.map((part) => part.system ?? part.fileSystem ?? part.kind);
  if (parts.length > 0) return parts.join(', ');
  return disk.system ?? disk.fileSystem ?? (disk.kind === 'empty' ? 'empty' : disk.kind);
}

function diskLines(disk: Disk): readonly string[] {
  const name = [disk.model, disk.serial].filter((word) => word !== '').join(' ');
  return [
    `${disk.device}  ${sizeText(disk.sizeBytes)}  ${name === '' ? disk.bus : name}`,
    `    id: ${disk.id}`,
    `    on it: ${contentText(disk)}`,
    ...(disk.unfinished === null
      ? []
      : [
          `    An installation on this disk did not finish (step ${disk.unfinished.step}). Nothing on it starts; install again.`,
        ]),
    ...disk.obstacles.map((one) => `    cannot be chosen: ${problemText(one)}`),
  ];
}

function stickText({ name, holds, id }: StickFacts): string {
  const what = holds === 'repository' ? 'a repository' : 'systems that nobody has signed';
  return `To be unplugged: ${name}, with ${what}  id: ${id}`;
}

/** The facts for people. */
export function factsText({ machine, disks, sticks, offers, problems }: Facts): string {
  const lines = [
    `Machine: ${machine.product === '' ? machine.architecture : `${machine.product}, ${machine.architecture}`}, firmware ${machine.firmware.kind}`,
    ...problems.map(problemText),
    ...(disks.length === 0 ? ['No disks.'] : disks.flatMap(diskLines)),
    ...sticks.map(stickText),
    ...offers.map((offer) => `Offered: ${offer.tree}  ${offer.title}  id: ${offer.id}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** `pristine facts`. */
export async function showFacts(client: Client, json: boolean): Promise<number> {
  const facts = await client['facts.refresh']({});
  process.stdout.write(json ? `${JSON.stringify(facts)}\n` : factsText(facts));
  return 0;
}
