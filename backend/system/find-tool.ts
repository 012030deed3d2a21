import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { commandEnvironment } from './environment.ts';

/** Where a command is found, or null. */
export async function findTool(name: string): Promise<string | null> {
  for (const folder of (commandEnvironment['PATH'] ?? '').split(':')) {
    const path = join(folder, name);
    const there = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return path;
  }
  return null;
}
