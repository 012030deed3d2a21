import css from './short-facts.module.css';

export interface ShortFactsProps {
  readonly title: string;
  /** Name and value. */
  readonly rows: readonly (readonly [string, string])[];
  /** What there is to know about them. */
  readonly note?: string;
}

export function ShortFacts({ title, rows, note }: ShortFactsProps) {
  return (
    <section className={css['section']}>
      <h2>{title}</h2>
      <dl className={css['facts']}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {note !== undefined && <p className={css['note']}>{note}</p>}
    </section>
  );
}
