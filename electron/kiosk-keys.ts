import type { Input } from 'electron';

/** Names of keys that browsers and desktops have a use of their own for. */
const named = /^(?:F\d{1,2}|Browser|Launch|Print|ContextMenu)/u;

/** Whether a key, alone or with others, could do anything but what the page does with it. What is typed and Tab, Enter and the like go on. */
export function leadsOut({
  control,
  meta,
  alt,
  key,
}: Pick<Input, 'control' | 'meta' | 'alt' | 'key'>): boolean {
  return control || meta || (alt && key.length > 1) || named.test(key);
}
