const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A number of bytes as it is printed on the box of a disk: powers of 1000. */
export function sizeText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[power] ?? ''}`;
}
