import { inLab } from '../backend/machine.ts';
import type { Lab } from '../lab/lab.ts';

const port = 8080;

/** Serves a folder in the lab by the web server that misbehaves, and waits until it answers. `log`: file for what it sent. */
export async function serve(lab: Lab, folder: string, log: string): Promise<void> {
  const server = lab.spawn(['node', 'e2e/delivery/server.ts', String(port), folder, log]);
  server.stdin.end();
  server.stdout.resume();
  server.stderr.resume();
  const wait = `until (: < /dev/tcp/127.0.0.1/${port}) 2>/dev/null; do sleep 0.1; done`;
  await inLab(lab, ['bash', '-c', wait]);
}

/** The address of a repository in that folder, as it is served in one of the ways that the server knows. */
export function served(way: string, repository = 'repository'): string {
  return `http://127.0.0.1:${port}/${way}/${repository}`;
}
