const efiNames: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'x64'],
  ['aarch64', 'aa64'],
  ['riscv64', 'riscv64'],
  ['loongarch64', 'loongarch64'],
]);

// e_machine of the ELF header.
const elfMachines: ReadonlyMap<number, string> = new Map([
  [62, 'x86_64'],
  [183, 'aarch64'],
  [243, 'riscv64'],
  [258, 'loongarch64'],
]);

/** UEFI's name of an architecture that `uname -m` prints; null where systemd-boot knows none. */
export function efiArchitecture(architecture: string): string | null {
  return efiNames.get(architecture) ?? null;
}

/** The architecture of an ELF file by its first 20 bytes; null when it is no ELF file or of another machine. */
export function elfArchitecture(header: Uint8Array): string | null {
  const [e, l, f, g] = header;
  if (e !== 0x7f || l !== 0x45 || f !== 0x4c || g !== 0x46 || header.length < 20) return null;
  const littleEndian = header[5] === 1;
  const machine = new DataView(header.buffer, header.byteOffset, header.length).getUint16(18, littleEndian);
  return elfMachines.get(machine) ?? null;
}
