import { expect, test } from 'vitest';
import { ProblemError } from '../contract/fixes.ts';
import { PinLock } from './pin-lock.ts';

interface Tried {
  /** Moves the clock, which nothing else does. */
  readonly later: (ms: number) => void;
  /** What becomes of a PIN, and how long it then says to wait. */
  readonly tell: (pin?: string) => Promise<string>;
  readonly looked: readonly string[];
}

function tried(): Tried {
  let now = 0;
  const looked: string[] = [];
  const lock = new PinLock(
    async (pin) => {
      looked.push(pin);
      return pin === '2468';
    },
    () => now,
  );
  return {
    later: (ms) => {
      now += ms;
    },
    tell: async (pin) => {
      try {
        await lock.open(pin);
        return 'open';
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const { code, params } = error.problem;
        return 'waitMs' in params ? `${code} ${params.waitMs}` : code;
      }
    },
    looked,
  };
}

test('the right PIN opens, also twice, and none does not', async () => {
  const { tell } = tried();
  expect(await tell()).toBe('pin.needed');
  expect(await tell('2468')).toBe('open');
  expect(await tell('2468')).toBe('open');
});

test('a wrong one has to be waited after, longer each time, and the right one is not looked at meanwhile', async () => {
  const { later, tell, looked } = tried();
  expect(await tell('1111')).toBe('pin.wrong 2000');
  later(1500);
  expect(await tell('2468')).toBe('pin.locked 500');
  later(500);
  expect(await tell('1112')).toBe('pin.wrong 4000');
  later(4000);
  expect(await tell('1113')).toBe('pin.wrong 8000');
  expect(looked).toEqual(['1111', '1112', '1113']);
});

test('it is an hour at most, and short again after the right one', async () => {
  const { later, tell } = tried();
  for (let round = 0; round < 40; round += 1) {
    later(3_600_000);
    await tell('1111');
  }
  later(3_599_999);
  expect(await tell('2468')).toBe('pin.locked 1');
  later(1);
  expect(await tell('2468')).toBe('open');
  expect(await tell('1111')).toBe('pin.wrong 2000');
});

test('of many that come at once one is looked at', async () => {
  const { tell, looked } = tried();
  const became = await Promise.all(['1111', '2222', '2468', '3333'].map(tell));
  expect(became).toEqual(['pin.wrong 2000', 'pin.locked 2000', 'pin.locked 2000', 'pin.locked 2000']);
  expect(looked).toEqual(['1111']);
});
