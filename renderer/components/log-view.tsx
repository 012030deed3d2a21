import { memo, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { LogLine } from '../../backend/contract/log.ts';
import { lineText } from '../../backend/contract/log-text.ts';
import { useLog } from '../store/log.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import { Fold } from './fold.tsx';
import css from './log-view.module.css';

/** Who scrolls so near to the end wants to see what comes. */
const nearPixels = 16;

/** As programs say it, which is in English. */
const Line = memo(function Line({ line }: { readonly line: LogLine }) {
  return (
    <div lang="en" data-level={line.level}>
      {lineText(line)}
    </div>
  );
});

interface Numbered {
  readonly line: LogLine;
  /** By which it is the same when more come and others go. */
  readonly number: number;
}

interface LinesProps {
  readonly id: string;
  readonly lines: readonly Numbered[];
  readonly empty: string;
}

/** The lines, with the newest in sight for as long as nobody scrolls away from it. */
function Lines({ id, lines, empty }: LinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (follows.current && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  });
  return (
    <div
      id={id}
      ref={box}
      className={css['lines']}
      // It is read when somebody goes there. Told line by line it would drown everything else.
      role="log"
      aria-live="off"
      aria-label={en.log.label}
      dir="ltr"
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < nearPixels;
      }}
    >
      {lines.length === 0 && empty}
      {lines.map(({ line, number }) => (
        <Line key={number} line={line} />
      ))}
    </div>
  );
}

/** Takes what is shown to the clipboard. By selecting it, which needs no permission, and shows what was taken. */
function copy(id: string): void {
  const box = document.getElementById(id);
  if (box === null) return;
  getSelection()?.selectAllChildren(box);
  document.execCommand('copy');
}

function Log() {
  const end = useLog();
  const [text, setText] = useState('');
  const [onlyErrors, setOnlyErrors] = useState(false);
  const id = useId();
  const lines = useMemo((): readonly Numbered[] => {
    const wanted = text.trim().toLowerCase();
    const first = end === null ? 0 : end.next - end.lines.length;
    return (end?.lines ?? [])
      .map((line, index) => ({ line, number: first + index }))
      .filter(({ line }) => !onlyErrors || line.level === 'error')
      .filter(({ line }) => lineText(line).toLowerCase().includes(wanted));
  }, [end, text, onlyErrors]);
  const all = end?.lines.length ?? 0;
  return (
    <>
      <div className={css['tools']}>
        <label className={css['filter']}>
          {en.log.filter}
          <input
            type="search"
            value={text}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-count`}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label className={css['errors']}>
          <input
            type="checkbox"
            checked={onlyErrors}
            aria-describedby={`${id}-count`}
            onChange={(event) => setOnlyErrors(event.target.checked)}
          />
          {en.log.onlyErrors}
        </label>
        <p id={`${id}-count`} className={css['count']}>
          {end !== null && en.log.count(lines.length, all)}
        </p>
        <Button onPress={() => copy(id)} blocked={lines.length === 0}>
          {en.log.copy}
        </Button>
      </div>
      <Lines
        id={id}
        lines={lines}
        empty={end === null ? en.log.reading : all === 0 ? en.log.empty : en.log.nothing}
      />
    </>
  );
}

/** The log of the service, read for as long as somebody looks at it. */
export function LogView() {
  return <Fold label={en.log.show}>{() => <Log />}</Fold>;
}
