import { expect, it } from 'vitest';
import { isPressed, shortcutNames, shortcuts } from './shortcuts.ts';

const nothing = { key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

it('is pressed by its letter, on any keyboard', () => {
  expect(isPressed('next', { ...nothing, key: 'n', code: 'KeyL', altKey: true })).toBe(true);
  expect(isPressed('next', { ...nothing, key: 'т', code: 'KeyN', altKey: true })).toBe(true);
  expect(isPressed('next', { ...nothing, key: 'b', code: 'KeyN', altKey: true })).toBe(false);
  expect(isPressed('start', { ...nothing, key: 'Enter', code: 'Enter', ctrlKey: true })).toBe(true);
});

it('is never a key alone, nor what another is', () => {
  for (const name of shortcutNames) {
    const { key } = shortcuts[name];
    expect(isPressed(name, { ...nothing, key, code: `Key${key}` })).toBe(false);
  }
  const all = shortcutNames.map((name) => `${shortcuts[name].modifier} ${shortcuts[name].key}`);
  expect(new Set(all).size).toBe(Object.keys(shortcuts).length);
});
