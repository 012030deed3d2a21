import { servePeer } from './peer.ts';

const rpc = servePeer(process.stdin, process.stdout);
rpc.onClose(() => process.exit(0));
rpc.onRequest('run.cancel', () => process.kill(process.pid, 'SIGKILL'));
