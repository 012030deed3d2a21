import { listed } from '../text/format.ts';
import { DiskPicture, PartNumber, type PicturePart } from './disk-picture.tsx';
import css from './layout-figure.module.css';

export interface FigurePart extends PicturePart {
  readonly name: string;
  /** What there is to say of it beside. */
  readonly details: readonly string[];
}

export interface LayoutFigureProps {
  readonly title: string;
  readonly label: string;
  readonly sizeBytes: number;
  readonly parts: readonly FigurePart[];
  /** What it comes from: the picture turns from that into what it is, where motion is welcome. */
  readonly from?: readonly FigurePart[];
}

function Picture({ parts, sizeBytes }: Pick<LayoutFigureProps, 'parts' | 'sizeBytes'>) {
  return <DiskPicture parts={parts} sizeBytes={sizeBytes} names={parts.map(({ name }) => name)} />;
}

/** A disk, or a file system, as a picture, and the same as a list that a screen reader reads and everyone else can as well. */
export function LayoutFigure({ title, label, sizeBytes, parts, from }: LayoutFigureProps) {
  return (
    <section className={css['figure']}>
      <h2>{title}</h2>
      <div className={css['stage']}>
        <Picture parts={parts} sizeBytes={sizeBytes} />
        {from !== undefined && (
          <div className={css['past']}>
            <Picture parts={from} sizeBytes={sizeBytes} />
          </div>
        )}
      </div>
      <ul className={css['legend']} aria-label={label}>
        {parts.map(({ id, name, details, kind, meaning = 'plain' }, place) => (
          <li key={id}>
            <span className={css['swatch']} data-kind={kind} data-meaning={meaning} aria-hidden="true">
              <PartNumber place={place} />
            </span>
            <span>
              <strong>{name}</strong>
              <span className={css['detail']}>{listed(details)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
