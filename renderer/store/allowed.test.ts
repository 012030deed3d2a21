import { expect, it } from 'vitest';
import type { Allowance } from '../../backend/contract/policy.ts';
import { fix } from '../../backend/contract/problem.ts';
import { allowedResets, leadsOn } from './allowed.ts';

const allowance: Allowance = { resets: ['factory', 'state'], needsPin: true, powerOff: false };

function ways(given: Allowance | null, kiosk: boolean): readonly string[] {
  return fix.options.filter((one) => leadsOn(one, given, kiosk));
}

it('offers what a policy names, from harmless to harmful, and nothing without one', () => {
  expect(allowedResets(allowance)).toEqual(['state', 'factory']);
  expect(allowedResets(null)).toEqual([]);
});

it('leaves out of the ways on what would be refused, or would lead out', () => {
  const harmless = ['retry', 'refresh', 'start-over', 'save-log'];
  expect(ways(null, false)).toEqual(fix.options);
  expect(ways(null, true)).toEqual(harmless);
  expect(ways(allowance, true)).toEqual(harmless);
  expect(ways({ ...allowance, powerOff: true }, true)).toEqual([...harmless, 'switch-off']);
  expect(ways(allowance, false)).toEqual([...harmless, 'close']);
});
