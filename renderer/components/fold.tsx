import { useId, useState, type ReactNode } from 'react';
import css from './fold.module.css';

export interface FoldProps {
  readonly label: string;
  /** What is to be seen at a glance without opening it. */
  readonly note?: string;
  /** Whether it is open at first. */
  readonly opened?: boolean;
  /** A function makes it only while it is open. */
  readonly children: ReactNode | (() => ReactNode);
}

/** Something that most people do not need to see, and that is one press away. */
export function Fold({ label, note, opened = false, children }: FoldProps) {
  const [open, setOpen] = useState(opened);
  const panel = useId();
  return (
    <div className={css['fold']}>
      <button
        type="button"
        className={css['trigger']}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
      >
        <span className={css['label']}>{label}</span>
        {note !== undefined && <span className={css['note']}>{note}</span>}
      </button>
      <div id={panel} className={css['panel']} hidden={!open}>
        {typeof children === 'function' ? open && children() : children}
      </div>
    </div>
  );
}
