import type { Disk } from '../../backend/contract/facts.ts';
import type { SystemFacts } from '../../backend/contract/store.ts';
import { en } from '../text/en.ts';
import { damages } from '../text/systems.ts';
import { versionOf } from '../text/tree.ts';
import { Icon } from './icon.tsx';
import css from './system-card.module.css';

/** Name and version: what a person knows a system by. */
export function SystemHeading({ system }: { readonly system: SystemFacts }) {
  const version =
    system.usrTree === null ? en.system.noVersion : en.system.version(versionOf(system.usrTree));
  return (
    <span className={css['heading']}>
      <span>{en.system.called(system)}</span>
      <span className={css['version']}>{version}</span>
    </span>
  );
}

export interface SystemBodyProps {
  readonly system: SystemFacts;
  readonly disk: Pick<Disk, 'model' | 'device'>;
}

/** What tells one system from another: where it is, whose files are in it, when it was in use, and what is wrong. */
export function SystemBody({ system, disk }: SystemBodyProps) {
  const marks = [
    en.disk.heading(disk),
    system.lastUsedAt === null ? en.system.neverUsed : en.system.lastUsed(system.lastUsedAt),
    system.homeFolders.length === 0 ? en.system.noFolders : en.system.folders(system.homeFolders),
  ];
  return (
    <>
      <p className={css['marks']}>
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </p>
      {system.mountedAt === '/' && <p className={css['running']}>{en.system.running}</p>}
      {system.restartPending && (
        <p className={css['note']}>
          <Icon name="info" />
          {en.system.restartPending}
        </p>
      )}
      {system.damage.map((damage) => (
        <p key={damage} className={css['damage']}>
          <Icon name="warning" />
          {damages[damage]}
        </p>
      ))}
    </>
  );
}
