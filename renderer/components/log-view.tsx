import { useState } from 'react';
import type { LogLine } from '../../backend/contract/protocol.ts';
import { readLog } from '../store/actions.ts';
import { en } from '../text/en.ts';
import { Fold } from './fold.tsx';
import css from './log-view.module.css';

function shown(lines: readonly LogLine[] | null): string {
  if (lines === null) return en.failed.logReading;
  if (lines.length === 0) return en.failed.logEmpty;
  return lines.map(({ at, source, text }) => `${at} ${source}: ${text}`).join('\n');
}

/** The end of the log, read when somebody wants to see it. */
export function LogView() {
  const [lines, setLines] = useState<readonly LogLine[] | null>(null);
  return (
    <Fold label={en.failed.log} onOpen={async () => setLines(await readLog())}>
      <textarea
        className={css['lines']}
        aria-label={en.failed.logLabel}
        rows={12}
        readOnly
        value={shown(lines)}
      />
    </Fold>
  );
}
