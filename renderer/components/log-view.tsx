import { useId, useState } from 'react';
import type { LogLine } from '../../backend/contract/protocol.ts';
import { readLog } from '../store/actions.ts';
import { en } from '../text/en.ts';
import css from './log-view.module.css';

function shown(lines: readonly LogLine[] | null): string {
  if (lines === null) return en.failed.logReading;
  if (lines.length === 0) return en.failed.logEmpty;
  return lines.map(({ at, source, text }) => `${at} ${source}: ${text}`).join('\n');
}

/** The end of the log, read when somebody wants to see it. */
export function LogView() {
  const [open, setOpen] = useState(false);
  const [lines, setLines] = useState<readonly LogLine[] | null>(null);
  const panel = useId();
  const toggle = async (): Promise<void> => {
    setOpen(!open);
    if (!open) setLines(await readLog());
  };
  return (
    <div className={css['log']}>
      <button
        type="button"
        className={css['trigger']}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => void toggle()}
      >
        {en.failed.log}
      </button>
      <div id={panel} hidden={!open}>
        <textarea
          className={css['lines']}
          aria-label={en.failed.logLabel}
          rows={12}
          readOnly
          value={shown(lines)}
        />
      </div>
    </div>
  );
}
