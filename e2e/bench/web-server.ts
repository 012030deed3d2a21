import { inLab } from '../backend/machine.ts';
import type { Lab } from '../lab/lab.ts';

const port = 8090;
const log = '/run/nginx/log';
/** What a line such as many homes have gives, in bytes a second. */
export const lineRate = 4 * 1024 * 1024;

/** One process is what a machine with one processor, as the lab is, has use for. */
const configuration = (folder: string): string => `
user root;
worker_processes 1;
pid /run/nginx/pid;
error_log /run/nginx/errors;
events { worker_connections 1024; }
http {
  log_format sent '$bytes_sent';
  access_log ${log} sent;
  sendfile on;
  tcp_nopush on;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
  }
}
`;

/** Serves a folder in the lab by nginx, as most publishers will. */
export async function startNginx(lab: Lab, folder: string): Promise<void> {
  await inLab(lab, ['mkdir', '-p', '/run/nginx', '/var/log/nginx', '/var/lib/nginx']);
  await inLab(lab, ['tee', '/run/nginx/conf'], configuration(folder));
  await inLab(lab, ['nginx', '-c', '/run/nginx/conf']);
}

/** The address of a repository in that folder. */
export function addressOf(repository: string): string {
  return `http://127.0.0.1:${port}/${repository}`;
}

/**
 * Does something while the way to the server is one of `lineRate`. By the kernel's own queue: a server that holds itself back is late
 * each time that something else has the processor, and a line is not.
 */
export async function onSlowLine(lab: Lab, work: () => Promise<void>): Promise<void> {
  const queue = ['dev', 'lo', 'root', 'tbf', 'rate', `${lineRate}bps`, 'burst', '256kb', 'latency', '1s'];
  await inLab(lab, ['tc', 'qdisc', 'add', ...queue]);
  await work();
  await inLab(lab, ['tc', 'qdisc', 'del', 'dev', 'lo', 'root']);
}

/** All that the server has sent since this was asked last, heads of answers included. */
export async function bytesSent(lab: Lab): Promise<number> {
  // It writes an answer down after the client has all of it.
  const script = `sleep 0.5; awk '{ sum += $1 } END { printf "%d", sum }' ${log}; : > ${log}`;
  return Number(await inLab(lab, ['sh', '-c', script]));
}
