import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** Presses the machine's power button, as a person does to shut it down. Resolves when QEMU has taken it. */
export async function pressPowerButton(controlSocket: string): Promise<void> {
  const socket = connect(controlSocket);
  await once(socket, 'connect');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  try {
    // QEMU greets, and wants to be greeted before it takes a command.
    await lines.next();
    for (const command of ['qmp_capabilities', 'system_powerdown']) {
      socket.write(`${JSON.stringify({ execute: command })}\n`);
      await lines.next();
    }
  } finally {
    socket.destroy();
  }
}
