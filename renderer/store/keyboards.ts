import type { XkbKeyboard } from '../../backend/contract/settings.ts';
import { ask, bridge } from './backend.ts';
import { keyboardId } from './layouts.ts';
import { problemFor } from './problems.ts';
import { getState, setState } from './wizard.ts';

async function askForPresent(): Promise<XkbKeyboard | null> {
  const answer = await bridge?.keyboard().catch(() => null);
  return answer?.ok === true ? answer.value : null;
}

/** Asks once which keyboards there are, and which is in force. */
export async function readKeyboards(): Promise<void> {
  if (getState().keyboards !== null) return;
  const [listed, present] = await Promise.all([ask('keyboards.list', {}), askForPresent()]);
  // Without them the window does without this choice, which is nothing that a person would have to be told.
  if (listed.ok) setState({ keyboards: listed.value.keyboards, keyboard: present });
}

/** Puts a keyboard in force in the window. */
export async function putKeyboard(id: string): Promise<void> {
  const found = getState().keyboards?.find((one) => keyboardId(one) === id);
  if (found === undefined || bridge === null) return;
  const { console: _forTheConsole, ...wanted } = found;
  const answer = await bridge
    .useKeyboard(wanted)
    .catch(() => ({ ok: false, problem: problemFor('internal') }) as const);
  setState(answer.ok ? { keyboard: answer.value, notice: null } : { notice: answer.problem });
}
