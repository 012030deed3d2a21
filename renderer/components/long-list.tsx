import { useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import css from './long-list.module.css';

/**
 * How much of a list is drawn at once. With thousands the browser takes seconds for each change of what it tells a screen
 * reader, and what stands below the list is out of reach.
 */
const atOnce = 50;

export interface LongList<T> {
  readonly drawn: readonly T[];
  /** To be the `ref` of the element that has them, in their order and beside a legend at most. */
  readonly setList: (element: Element | null) => void;
  /** The way to the rest, to stand below it. */
  readonly turning: ReactNode;
}

interface TurningProps {
  readonly from: number;
  readonly total: number;
  readonly onTurn: (from: number) => void;
}

function Turning({ from, total, onTurn }: TurningProps) {
  const place = useId();
  const to = Math.min(from + atOnce, total);
  const left = total - to;
  return (
    <div className={css['turning']}>
      <Button describedBy={place} blocked={from === 0} onPress={() => onTurn(from - atOnce)}>
        {en.action.previous(atOnce)}
      </Button>
      <p id={place}>{en.action.part(from + 1, to, total)}</p>
      <Button describedBy={place} blocked={left === 0} onPress={() => onTurn(to)}>
        {en.action.following(left === 0 ? atOnce : Math.min(atOnce, left))}
      </Button>
    </div>
  );
}

/** Draws a long list in parts, and one that is not long as it is. */
export function useLongList<T>(
  all: readonly T[],
  isAlwaysDrawn: (one: T) => boolean = () => false,
): LongList<T> {
  const [wanted, setWanted] = useState(0);
  const list = useRef<Element>(null);
  // What is shown may have become shorter.
  const from = wanted < all.length ? wanted : 0;
  const isInPart = (index: number): boolean => index >= from && index < from + atOnce;
  const turn = (to: number): void => {
    flushSync(() => setWanted(to));
    // Reading goes on with what is new.
    const isBefore = (one: T, index: number): boolean => index < to && isAlwaysDrawn(one);
    const items = list.current?.querySelectorAll<HTMLElement>(':scope > :not(legend)') ?? [];
    const first = items[all.filter(isBefore).length];
    if (first === undefined) return;
    const control = first.querySelector<HTMLElement>('input, button');
    if (control === null) first.tabIndex = -1;
    (control ?? first).focus();
  };
  return {
    drawn: all.filter((one, index) => isInPart(index) || isAlwaysDrawn(one)),
    setList: (element) => {
      list.current = element;
    },
    turning: all.length > atOnce && <Turning from={from} total={all.length} onTurn={turn} />,
  };
}
