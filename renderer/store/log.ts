import { useEffect, useState } from 'react';
import type { LogLine } from '../../backend/contract/log.ts';
import { ask } from './backend.ts';
import { setState, useWizard } from './wizard.ts';

/** So many lines are held: a run has some hundreds, and a service that has run for weeks must not fill the window. */
export const mostLines = 5000;
const followMs = 1000;

/** The log's last lines. `next` is the number of the line that comes after them, counted from the first that the service logged. */
export interface LogEnd {
  readonly lines: readonly LogLine[];
  readonly next: number;
}

export const emptyLog: LogEnd = { lines: [], next: 0 };

/** Reads on to the log's end. Null where it cannot be read, which the notice then says. */
export async function readOn(known: LogEnd): Promise<LogEnd | null> {
  let { lines, next } = known;
  while (true) {
    const answer = await ask('log.read', { after: next });
    if (!answer.ok) {
      setState({ notice: answer.problem });
      return null;
    }
    if (answer.value.lines.length === 0) return lines === known.lines ? known : { lines, next };
    lines = [...lines, ...answer.value.lines].slice(-mostLines);
    next = answer.value.next;
  }
}

/** The log as it grows, for as long as somebody looks at it; null until it was read. */
export function useLog(): LogEnd | null {
  const [end, setEnd] = useState<LogEnd | null>(null);
  const connected = useWizard((state) => state.link.state === 'connected');
  useEffect(() => {
    if (!connected) return;
    // A service that was started anew counts from the beginning.
    let known = emptyLog;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let looking = true;
    const follow = async (): Promise<void> => {
      const found = await readOn(known);
      if (!looking) return;
      setEnd((before) => found ?? before ?? emptyLog);
      if (found === null) return;
      known = found;
      timer = setTimeout(() => void follow(), followMs);
    };
    void follow();
    return () => {
      looking = false;
      if (timer !== null) clearTimeout(timer);
    };
  }, [connected]);
  return end;
}
