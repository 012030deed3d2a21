import type { SystemFacts } from '../../backend/contract/store.ts';
import { isolate, t } from './translate.ts';

/** What an instance is called where nobody gave it a name. */
export const usualName = 'main';

export type Named = Pick<SystemFacts, 'title' | 'name'>;

/** What a person calls a system: its own name, and the instance's where there can be several. */
export function systemName({ title, name }: Named): string {
  return name === usualName || name === title
    ? isolate(title)
    : t('{system} “{name}”', { system: title, name }, { comment: 'One of several: “Example OS “work””.' });
}
