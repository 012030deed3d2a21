import type { Link } from '../../backend/contract/bridge.ts';
import type { Fix, Problem } from '../../backend/contract/problem.ts';

// Problems that the window finds by itself. The contract's own maker checks with zod, which the window has no other use for.
const own = {
  'disk.unknown': ['refresh'],
  'source.unknown': ['refresh'],
  'system.unknown': ['refresh'],
  'remains.unknown': ['refresh'],
  'store.unknown': ['refresh'],
  'backend.unreachable': ['retry', 'restart'],
  'backend.died': ['start-over', 'save-log'],
  internal: ['start-over', 'save-log'],
} as const satisfies Partial<Record<Problem['code'], readonly Fix[]>>;

/** Whether the service may only be late, or be started again: it is tried for, and nothing is known that speaks against it. */
export function comesByItself(link: Link): boolean {
  if (link.state !== 'lost') return link.state === 'connecting';
  const { code } = link.problem;
  return link.retries && (code === 'backend.unreachable' || code === 'backend.died');
}

/** Makes a problem that has no parameters. */
export function problemFor(code: keyof typeof own): Problem {
  return { code, params: {}, fixes: own[code] };
}
