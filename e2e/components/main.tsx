import { played } from './played.ts';
import { createRoot } from 'react-dom/client';
import { startAccessibility } from '../../renderer/store/accessibility.ts';
import { problemFor } from '../../renderer/store/problems.ts';

startAccessibility();
// The few calls that components make by themselves, played back.
const answers: Readonly<Record<string, unknown>> = {
  'log.read': { lines: played.log, next: played.log.length },
  'log.places': { places: [] },
  'keyboards.list': { keyboards: played.keyboards },
  'results.read': played.results,
};
let logWasRead = false;
Object.defineProperty(window, 'pristine', {
  value: {
    call: async (method: string) => {
      if (!(method in answers)) return { ok: false, problem: problemFor('internal') };
      const nothingNew = { lines: [], next: played.log.length };
      const value = method === 'log.read' && logWasRead ? nothingNew : answers[method];
      logWasRead ||= method === 'log.read';
      return { ok: true, value };
    },
    saveLog: async () => ({ ok: true, value: { saved: true } }),
    keyboard: async () => ({ ok: true, value: played.keyboards[0] }),
    useKeyboard: async (value: unknown) => ({ ok: true, value }),
    onLink: () => () => {},
    onEvent: () => () => {},
    close: () => {},
  },
});

const { useWizard } = await import('../../renderer/store/wizard.ts');
const { facts, plan, run, refused, unreachable } = played;
// Without the service, or with it: the two show different things.
const lost = new URLSearchParams(location.search).has('lost');
useWizard.setState((state) => ({
  feed: { ...state.feed, seq: 1, facts, plan, run },
  link: lost ? { state: 'lost', problem: unreachable, retries: true } : { state: 'connected' },
  notice: refused,
  sourceKind: lost ? 'stick' : 'address',
  waitedLong: true,
  restoring: false,
}));

const { Specimens } = await import('./specimens.tsx');
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<Specimens />);
