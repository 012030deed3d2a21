import { useEffect, useState } from 'react';

const periodMs = 250;

/**
 * How long it is until then, again and again as it passes.
 * @param until as `performance.now()` will have it; null for no such time
 * @param mostMs how long it was when it began
 * @returns milliseconds, 0 when it is over
 */
export function useTimeLeft(until: number | null, mostMs: number): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (until === null) return;
    const timer = setInterval(() => setNow(performance.now()), periodMs);
    return () => clearInterval(timer);
  }, [until]);
  // As long as nothing has ticked the time is that of the last drawing.
  return until === null ? 0 : Math.min(mostMs, Math.max(0, until - now));
}
