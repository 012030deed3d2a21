// Makes everything that running and testing needs, once. Interrupted, it goes on where it was.
import { join } from 'node:path';
import { aptPackages } from './apt.ts';
import { qemuTree } from '../boot/qemu.ts';
import { electronDist } from './electron.ts';
import { goldenMaster } from './golden.ts';
import { unprivilegedPrefix } from './user.ts';
import { labKernel } from './lab-kernel.ts';
import { labNode } from './lab-node.ts';
import { labUserland } from './userland.ts';

// One after the other, as apt allows only one at a time, but for QEMU, which is unpacked beside the rest: either keeps one core busy.
// A browser for what needs no Electron, and the letters that the wizard is drawn with first.
await aptPackages(['chromium-headless-shell', 'fonts-inter']);
await labKernel();
await labNode();
await labUserland();
await Promise.all([goldenMaster(), qemuTree()]);
await unprivilegedPrefix();
await electronDist(join(import.meta.dirname, '../../dist/app'));
