import type { ChangeRequest } from '../contract/change.ts';
import type { Policy } from '../contract/policy.ts';
import type { Method } from '../contract/protocol.ts';

type Rule = (policy: Policy) => boolean;

const always: Rule = () => true;
const never: Rule = () => false;

/** Whether a call may be made at all. One that is new does not compile until somebody has thought about it. */
const rules: Readonly<Record<Method, Rule>> = {
  hello: always,
  snapshot: always,
  'facts.refresh': always,
  'streams.open': never,
  'repository.open': never,
  'source.open': never,
  'plan.install': never,
  'plan.change': always,
  // Whoever resets sees how much goes, and nobody waits for it: a run breaks it off.
  'store.measure': always,
  // A list and files on sticks are for people who look after several computers.
  'answers.show': never,
  'answers.save': never,
  'answers.open': never,
  'results.read': never,
  'results.keep': never,
  // For installing alone.
  'keyboards.list': never,
  'password.hash': never,
  'run.start': always,
  'run.cancel': always,
  'log.read': always,
  'log.places': always,
  'log.save': always,
  'machine.power-off': ({ powerOff }) => powerOff,
  'machine.restart': ({ powerOff }) => powerOff,
};

export function allowsCall(policy: Policy, method: Method): boolean {
  return rules[method](policy);
}

export function allowsChange({ resets }: Policy, request: ChangeRequest): boolean {
  return request.task === 'reset' && resets.includes(request.mode);
}
