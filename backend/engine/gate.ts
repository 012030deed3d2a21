import type { ChangeRequest } from '../contract/change.ts';
import { refuse } from '../contract/fixes.ts';
import type { Allowance, Policy } from '../contract/policy.ts';
import type { Method } from '../contract/protocol.ts';
import { allowsCall, allowsChange } from '../plan/allows.ts';
import { PinLock } from './pin-lock.ts';

/** What a server lets through to the controller. It is asked about every call, and trusts no client to know what it may. */
export interface Gate {
  /** What clients are told of it; null where anything goes. */
  readonly allowance: Allowance | null;
  /** Throws `policy.forbids`. */
  readonly call: (method: Method) => void;
  /** Throws `policy.forbids`. */
  readonly change: (request: ChangeRequest) => void;
  /**
   * Throws `policy.forbids` before a run that was allowed is verified: a restart makes the next PINs free to try, with nobody at the switch.
   * @param changed whether the last run was
   */
  readonly restart: (changed: boolean) => void;
  /** Throws a problem about the PIN. */
  readonly run: (pin: string | undefined) => Promise<void>;
}

/** For whoever is root already. */
export const openGate: Gate = {
  allowance: null,
  call: () => undefined,
  change: () => undefined,
  restart: () => undefined,
  run: async () => undefined,
};

/** @param matches whether a PIN has a hash */
export function gateFor(policy: Policy, matches: (pin: string, hash: string) => Promise<boolean>): Gate {
  const { resets, pin: hash, powerOff } = policy;
  const lock = hash === undefined ? null : new PinLock((pin) => matches(pin, hash));
  return {
    allowance: { resets, needsPin: lock !== null, powerOff },
    call: (method) => {
      if (!allowsCall(policy, method)) refuse('policy.forbids', {});
    },
    change: (request) => {
      if (!allowsChange(policy, request)) refuse('policy.forbids', {});
    },
    restart: (changed) => {
      if (!changed) refuse('policy.forbids', {});
    },
    run: async (pin) => await lock?.open(pin),
  };
}
