import type { Layout, LayoutPart } from '../../backend/contract/plan.ts';
import { en } from '../text/en.ts';
import { listed, size } from '../text/format.ts';
import { isolate } from '../text/translate.ts';
import { kinds } from '../text/words.ts';
import { DiskPicture, type Meaning } from './disk-picture.tsx';
import css from './layout-figure.module.css';

export interface LayoutFigureProps {
  readonly title: string;
  readonly label: string;
  readonly layout: Layout;
  readonly meaning: (part: Pick<LayoutPart, 'kind'>) => Meaning;
}

function nameOf(part: LayoutPart): string {
  const plain = part.kind === 'data' || part.kind === 'unknown';
  return isolate(part.system ?? (plain && part.label !== '' ? part.label : kinds[part.kind]));
}

/** A disk as a picture, and the same as a list that a screen reader reads and everyone else can as well. */
export function LayoutFigure({ title, label, layout, meaning }: LayoutFigureProps) {
  return (
    <section className={css['figure']}>
      <h2>{title}</h2>
      <DiskPicture parts={layout.parts} sizeBytes={layout.sizeBytes} meaning={meaning} large />
      <ul className={css['legend']} aria-label={label}>
        {layout.parts.map((part) => (
          <li key={`${part.startBytes}-${part.kind}`}>
            <span
              className={css['swatch']}
              data-kind={part.kind}
              data-meaning={meaning(part)}
              aria-hidden="true"
            />
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
