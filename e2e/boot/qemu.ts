import path from 'node:path';
import { cached } from '../setup/cache.ts';
import { debianFolder } from '../setup/debian-tree.ts';

const packages = ['qemu-system-x86', 'ovmf'] as const;
const wanted = ['./usr/bin/qemu-system-x86_64', './usr/lib', './usr/share/qemu', './usr/share/OVMF'] as const;

/**
 * The folder of a QEMU and its firmware, unpacked on first use and run in place. Debian 12's own QEMU 7.2 needs
 * half as long again for a boot and panics in one of fifty; this one is Debian 13's, and using it neither touches the
 * machine's package sources nor needs root.
 */
export async function qemuTree(): Promise<string> {
  return await cached({
    name: 'qemu',
    inputs: packages,
    build: (dir) => debianFolder(dir, { variant: 'extract', packages }, wanted),
  });
}

/** The firmware's two halves: its code, and what its variables are before the first start. */
export function firmware(tree: string): { readonly code: string; readonly variables: string } {
  const folder = path.join(tree, 'usr/share/OVMF');
  return {
    code: path.join(folder, 'OVMF_CODE_4M.fd'),
    variables: path.join(folder, 'OVMF_VARS_4M.fd'),
  };
}

/**
 * systemd-boot takes more kernel options from the machine's SMBIOS, so that the disk boots as it is, with
 * nothing on it written for the test, and still speaks to us: the kernel and a login go to the serial line, and
 * systemd-firstboot, which would wait for somebody at a screen that is not there, asks nothing. A panic ends the
 * machine. The rest saves seconds: a verbose serial line, auditing and the attaching of the BPF security module.
 */
const kernelOptions = [
  'console=ttyS0',
  'systemd.firstboot=off',
  'panic=-1',
  'quiet',
  'audit=0',
  'lsm=capability',
] as const;

export interface Machine {
  readonly tree: string;
  readonly disk: string;
  /** Whether what the system writes goes to the disk's file. */
  readonly keep: boolean;
  /** A file for the firmware's variables, written by the firmware. */
  readonly variables: string;
  /** Where QEMU listens for commands. */
  readonly controlSocket: string;
}

/** A comma ends an option's value; twice it stands for itself. */
function value(text: string): string {
  return text.replaceAll(',', ',,');
}

/** The command that starts the machine with its serial line on standard output. */
export function qemuArgv(machine: Machine): readonly [string, ...string[]] {
  const { tree, disk, keep, variables, controlSocket } = machine;
  const libraries = path.join(tree, 'usr/lib/x86_64-linux-gnu');
  const extra = `io.systemd.boot.kernel-cmdline-extra=${kernelOptions.join(' ')}`;
  const options = [
    ['-L', path.join(tree, 'usr/share/qemu')],
    // A stock guest does not come up on every /dev/kvm, and what works everywhere is one thing to know.
    ['-accel', 'tcg,thread=multi'],
    ['-machine', 'q35'],
    ['-cpu', 'qemu64'],
    ['-smp', '2'],
    ['-m', '2048'],
    ['-nodefaults'],
    ['-no-reboot'],
    ['-display', 'none'],
    ['-chardev', 'stdio,id=console,signal=off'],
    ['-serial', 'chardev:console'],
    ['-qmp', `unix:${value(controlSocket)},server=on,wait=off`],
    ['-drive', `if=pflash,unit=0,format=raw,readonly=on,file=${value(firmware(tree).code)}`],
    ['-drive', `if=pflash,unit=1,format=raw,file=${value(variables)}`],
    ['-drive', `if=virtio,format=raw,cache=unsafe,snapshot=${keep ? 'off' : 'on'},file=${value(disk)}`],
    ['-smbios', `type=11,value=${value(extra)}`],
  ];
  const loader = path.join(libraries, 'ld-linux-x86-64.so.2');
  const qemu = path.join(tree, 'usr/bin/qemu-system-x86_64');
  // However we end, the machine does not outlive us. It runs through its own loader: the host's C library is
  // older than the one it was built for.
  return ['setpriv', '--pdeathsig=KILL', loader, '--library-path', libraries, qemu, ...options.flat()];
}

/** Where QEMU looks for its parts, which it would otherwise take from a QEMU of the host. */
export function qemuEnvironment(tree: string): Readonly<Record<string, string>> {
  return { QEMU_MODULE_DIR: path.join(tree, 'usr/lib/x86_64-linux-gnu/qemu') };
}
