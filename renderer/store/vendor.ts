import type { Vendor } from '../../backend/contract/vendor.ts';

let present: Vendor = { format: 1, colours: {}, texts: {}, face: 'install', kioskIdle: 120 };

/** What the vendor makes of this window. */
export function vendor(): Vendor {
  return present;
}

/** To be awaited before anything of it is asked for. The main process has checked it; without it the window is plain. */
export async function loadVendor(): Promise<void> {
  const answer = await fetch('/vendor.json').catch(() => null);
  if (answer?.ok === true) present = await answer.json();
}
