import { ask } from './backend.ts';
import { review } from './planning.ts';
import type { Owner, Setup } from './setup.ts';
import { during, getState, setState } from './wizard.ts';

export function changeSetup(changes: Partial<Setup>): void {
  setState(({ setup }) => ({ setup: { ...setup, ...changes }, planned: null }));
}

/** A password that was meant for one must not become another's. */
export function chooseOwner(owner: Owner): void {
  changeSetup({ owner });
  forgetPassword();
}

export function forgetPassword(): void {
  setState({ hashed: null });
}

/**
 * Goes on to the review.
 * @param password as it was typed, null where none was. Only what it is hashed to is kept.
 */
export async function goOn(password: string | null): Promise<void> {
  if (password !== null) {
    const answer = await during('hashing', ask('password.hash', { password }));
    if (!answer.ok || getState().page !== 'settings') return;
    setState({ hashed: answer.value.hashed });
  }
  await review();
}
