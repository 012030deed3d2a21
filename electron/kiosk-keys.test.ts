import { expect, test } from 'vitest';
import { leadsOut } from './kiosk-keys.ts';

const none = { control: false, meta: false, alt: false };

test.each([
  { key: 'w', control: true },
  { key: 'r', control: true },
  { key: '+', control: true },
  { key: 'F4', alt: true },
  { key: 'ArrowLeft', alt: true },
  { key: 'Tab', meta: true },
  { key: 'F5' },
  { key: 'F11' },
  { key: 'BrowserBack' },
  { key: 'LaunchApplication1' },
  { key: 'PrintScreen' },
])('%j leads out', (pressed) => {
  expect(leadsOut({ ...none, ...pressed })).toBe(true);
});

test.each([
  { key: '7' },
  { key: 'F' },
  { key: 'é', alt: true },
  { key: 'Tab' },
  { key: 'Enter' },
  { key: 'Backspace' },
  { key: 'Escape' },
  { key: 'ArrowDown' },
])('%j does not', (pressed) => {
  expect(leadsOut({ ...none, ...pressed })).toBe(false);
});
