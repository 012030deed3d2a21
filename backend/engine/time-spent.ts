import type { Bottleneck } from '../contract/run.ts';

/** What was measured longer ago counts for less and less. Milliseconds. */
const memoryMs = 8000;
/** Less says nothing yet. */
const leastMs = 1500;

/** Where the time goes while several things happen at once, each waiting for another. */
export class TimeSpent {
  readonly #ms = new Map<Bottleneck, number>();

  add(where: Bottleneck, ms: number): void {
    this.#ms.set(where, (this.#ms.get(where) ?? 0) + ms);
    if (this.#total() <= memoryMs) return;
    for (const [one, spent] of this.#ms) this.#ms.set(one, spent / 2);
  }

  #total(): number {
    return [...this.#ms.values()].reduce((sum, ms) => sum + ms, 0);
  }

  /** What takes most of the time; null where nothing takes more than half of it. */
  get slowest(): Bottleneck | null {
    const total = this.#total();
    const found = [...this.#ms].find(([, ms]) => ms > total / 2);
    return total < leastMs ? null : (found?.[0] ?? null);
  }
}
