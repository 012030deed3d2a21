/**
 * Counts what may happen now and then.
 * @returns to be called each time that it happens: whether it was more often than that within the time
 */
export function tooOften(most: number, withinMs: number): () => boolean {
  let times: readonly number[] = [];
  return () => {
    const now = performance.now();
    times = [...times.filter((at) => now - at < withinMs), now];
    if (times.length <= most) return false;
    times = [];
    return true;
  };
}
