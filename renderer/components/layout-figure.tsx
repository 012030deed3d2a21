import type { Layout, LayoutPart } from '../../backend/contract/plan.ts';
import { en } from '../text/en.ts';
import { listed, size } from '../text/format.ts';
import { isolate } from '../text/translate.ts';
import { kinds } from '../text/words.ts';
import { DiskPicture, PartNumber, type Meaning } from './disk-picture.tsx';
import css from './layout-figure.module.css';

type MeaningOf = (part: Pick<LayoutPart, 'kind'>) => Meaning;

export interface LayoutFigureProps {
  readonly title: string;
  readonly label: string;
  readonly layout: Layout;
  readonly meaning: MeaningOf;
  /** What it comes from: the picture turns from that into what it is, where motion is welcome. */
  readonly from?: { readonly layout: Layout; readonly meaning: MeaningOf };
}

function nameOf(part: LayoutPart): string {
  const plain = part.kind === 'data' || part.kind === 'unknown';
  return isolate(part.system ?? (plain && part.label !== '' ? part.label : kinds[part.kind]));
}

function Picture({ layout, meaning }: Pick<LayoutFigureProps, 'layout' | 'meaning'>) {
  const names = layout.parts.map(nameOf);
  return <DiskPicture parts={layout.parts} sizeBytes={layout.sizeBytes} meaning={meaning} names={names} />;
}

/** A disk as a picture, and the same as a list that a screen reader reads and everyone else can as well. */
export function LayoutFigure({ title, label, layout, meaning, from }: LayoutFigureProps) {
  return (
    <section className={css['figure']}>
      <h2>{title}</h2>
      <div className={css['stage']}>
        <Picture layout={layout} meaning={meaning} />
        {from !== undefined && (
          <div className={css['past']}>
            <Picture layout={from.layout} meaning={from.meaning} />
          </div>
        )}
      </div>
      <ul className={css['legend']} aria-label={label}>
        {layout.parts.map((part, place) => (
          <li key={`${part.startBytes}-${part.kind}`}>
            <span
              className={css['swatch']}
              data-kind={part.kind}
              data-meaning={meaning(part)}
              aria-hidden="true"
            >
              <PartNumber place={place} />
            </span>
            <span>
              <strong>{nameOf(part)}</strong>
              <span className={css['detail']}>
                {listed([
                  size(part.sizeBytes),
                  ...(part.usedBytes === null ? [] : [en.review.used(part.usedBytes)]),
                  ...(meaning(part) === 'lost' ? [en.review.erased] : []),
                ])}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
