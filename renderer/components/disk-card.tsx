import type { Disk } from '../../backend/contract/facts.ts';
import { en } from '../text/en.ts';
import { listed, size } from '../text/format.ts';
import { isolate } from '../text/translate.ts';
import { buses } from '../text/words.ts';
import { contentLines, picturePartsOf } from './disk-contents.ts';
import css from './disk-card.module.css';
import { DiskPicture } from './disk-picture.tsx';
import { Icon } from './icon.tsx';

/** Model and size: what a person knows a disk by. */
export function DiskHeading({ disk }: { readonly disk: Disk }) {
  return (
    <span className={css['heading']}>
      <span>{en.disk.heading(disk)}</span>
      <span className={css['size']}>{size(disk.sizeBytes)}</span>
    </span>
  );
}

/** The rest: how it is connected, its picture, and what is on it. */
export function DiskBody({ disk }: { readonly disk: Disk }) {
  const marks = [
    disk.removable ? listed([buses[disk.bus], en.disk.removable]) : buses[disk.bus],
    isolate(disk.device),
    ...(disk.serial === '' ? [] : [en.disk.serial(disk.serial)]),
  ];
  return (
    <>
      <p className={css['marks']}>
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </p>
      <DiskPicture parts={picturePartsOf(disk)} sizeBytes={disk.sizeBytes} />
      {disk.unfinished === null ? (
        <ul className={css['contents']}>
          {[...contentLines(disk).entries()].map(([place, line]) => (
            <li key={place}>{line}</li>
          ))}
        </ul>
      ) : (
        <p className={css['unfinished']}>
          <Icon name="warning" />
          {en.disk.unfinished}
        </p>
      )}
    </>
  );
}
