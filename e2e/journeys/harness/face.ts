import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Face } from '../../../backend/contract/vendor.ts';

/** Gives a window a face, by the folder that a vendor has for it. Dispose when the window is closed. */
export interface FaceSwitch extends AsyncDisposable {
  readonly switches: readonly string[];
}

async function faceSwitch(vendor: { readonly face: Face; readonly kioskIdle?: number }): Promise<FaceSwitch> {
  const folder = await mkdtemp(join(tmpdir(), 'pristine-vendor-'));
  await writeFile(join(folder, 'vendor.json'), JSON.stringify({ format: 1, ...vendor }));
  // The window's account reads it.
  await chmod(folder, 0o755);
  return {
    switches: [`--vendor=${folder}`],
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true }),
  };
}

/** A kiosk that does not go back to its start while a test looks at it. */
export function kioskSwitch(): Promise<FaceSwitch> {
  return faceSwitch({ face: 'kiosk', kioskIdle: 3600 });
}

export function supportSwitch(): Promise<FaceSwitch> {
  return faceSwitch({ face: 'support' });
}
