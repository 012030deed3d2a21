import type { CSSProperties } from 'react';
import type { LayoutPart } from '../../backend/contract/plan.ts';
import css from './disk-picture.module.css';

/** How a part is meant: as it is, about to be lost, to be set aside or there already, or new. */
export type Meaning = 'plain' | 'lost' | 'aside' | 'new';

export interface PicturePart extends Pick<LayoutPart, 'kind' | 'sizeBytes' | 'usedBytes'> {
  /** No two parts of a picture have the same. */
  readonly id: string;
  /** Plain where it is not said. */
  readonly meaning?: Meaning;
}

export interface DiskPictureProps {
  readonly parts: readonly PicturePart[];
  readonly sizeBytes: number;
  /** What the parts are called, in their order. With names the picture is a large one. */
  readonly names?: readonly string[];
}

/** By what a part of the picture is found again in the list under it. */
export function PartNumber({ place }: { readonly place: number }) {
  return <span className={css['number']}>{place + 1}</span>;
}

/** The disk to scale, but no part too small to be seen. Its text stands beside it, so a screen reader skips it. */
export function DiskPicture({ parts, sizeBytes, names }: DiskPictureProps) {
  const style: CSSProperties & { readonly '--parts': number } = { '--parts': Math.max(1, parts.length) };
  return (
    <div
      className={css['disk']}
      data-large={names !== undefined || undefined}
      style={style}
      aria-hidden="true"
    >
      {parts.map((part, place) => {
        const filled =
          part.usedBytes === null ? 0 : Math.min(1, part.usedBytes / Math.max(1, part.sizeBytes));
        return (
          <div
            key={part.id}
            className={css['part']}
            data-kind={part.kind}
            data-meaning={part.meaning ?? 'plain'}
            style={{ flexGrow: part.sizeBytes / Math.max(1, sizeBytes) }}
          >
            {filled > 0 && <div className={css['used']} style={{ inlineSize: `${filled * 100}%` }} />}
            {names !== undefined && (
              <span className={css['tag']}>
                <PartNumber place={place} />
                <span className={css['name']}>{names[place]}</span>
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
