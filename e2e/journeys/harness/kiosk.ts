import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a window a kiosk, by the folder that a vendor has for it. Dispose when the window is closed. */
export interface KioskSwitch extends AsyncDisposable {
  readonly switches: readonly string[];
}

export async function kioskSwitch(): Promise<KioskSwitch> {
  const folder = await mkdtemp(join(tmpdir(), 'pristine-vendor-'));
  await writeFile(join(folder, 'vendor.json'), JSON.stringify({ format: 1, face: 'kiosk', kioskIdle: 3600 }));
  // The window's account reads it.
  await chmod(folder, 0o755);
  return {
    switches: [`--vendor=${folder}`],
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true }),
  };
}
