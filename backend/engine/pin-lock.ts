import { refuse } from '../contract/fixes.ts';

const longestWaitMs = 3_600_000;

/** How long nobody may try after so many wrong ones in a row: twice as long each time, up to an hour. */
function waitAfter(wrong: number): number {
  return Math.min(1000 * 2 ** wrong, longestWaitMs);
}

/** Has one PIN tried at a time, whoever asks, and the more slowly the more wrong ones came. */
export class PinLock {
  readonly #matches: (pin: string) => Promise<boolean>;
  readonly #now: () => number;
  #wrong = 0;
  #lockedUntil = 0;

  /**
   * @param matches whether it is the right one
   * @param now milliseconds of a clock that nobody can set
   */
  constructor(matches: (pin: string) => Promise<boolean>, now: () => number = () => performance.now()) {
    this.#matches = matches;
    this.#now = now;
  }

  /** Throws `pin.needed`, `pin.wrong` or `pin.locked`. */
  async open(pin: string | undefined): Promise<void> {
    if (pin === undefined) return refuse('pin.needed', {});
    const left = this.#lockedUntil - this.#now();
    if (left > 0) return refuse('pin.locked', { waitMs: Math.ceil(left) });
    // It counts as wrong from before it is looked at: of many that come at once only one is.
    this.#wrong += 1;
    this.#lock();
    if (!(await this.#matches(pin))) {
      // What looking took is no part of the wait.
      this.#lock();
      return refuse('pin.wrong', { waitMs: waitAfter(this.#wrong) });
    }
    this.#wrong = 0;
    this.#lockedUntil = this.#now();
  }

  #lock(): void {
    this.#lockedUntil = this.#now() + waitAfter(this.#wrong);
  }
}
