import type { Vendor } from '../../backend/contract/vendor.ts';

let present: Vendor = { format: 1, colours: {}, texts: {}, face: 'install', kioskIdle: 120 };

/** What the vendor makes of this window. */
export function vendor(): Vendor {
  return present;
}

/** Where the vendor's logo is served; null where there is none. */
export function logoUrl(): string | null {
  const { logo } = present;
  if (logo === undefined) return null;
  return logo.endsWith('.svg') ? '/vendor-logo.svg' : '/vendor-logo.png';
}

/** To be awaited before anything of it is asked for. The main process has checked it; without it the window is plain. */
export async function loadVendor(): Promise<void> {
  const answer = await fetch('/vendor.json').catch(() => null);
  if (answer?.ok === true) present = await answer.json();
}
