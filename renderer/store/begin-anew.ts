import { remember } from './memory.ts';
import { screenOf, type Screen } from './reduce.ts';
import { noMemory, type WizardState } from './state.ts';
import { getState } from './wizard.ts';

const late: ReadonlySet<Screen> = new Set(['review', 'done', 'failed']);

/** Whether anything is as somebody left it, who may be gone by now. What is being done is nobody's to break off. */
export function isLeft(state: WizardState): boolean {
  const screen = screenOf(state);
  if (screen === 'progress') return false;
  return late.has(screen) || state.notice !== null || state.question !== null || localStorage.length > 0;
}

/** Opens the window anew: what whoever was here before has chosen is gone, and so is their language. */
export function beginAnew(): void {
  const { run } = getState().feed;
  localStorage.clear();
  sessionStorage.clear();
  remember({ ...noMemory, putAwayRunId: run === null || run.outcome === null ? null : run.id });
  location.reload();
}
