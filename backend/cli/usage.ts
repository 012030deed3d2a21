/** The command line cannot be understood; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A whole number that a person may give. Throws UsageError. */
export function wholeNumber(text: string | undefined, otherwise: number, name: string): number {
  const value = Number(text ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new UsageError(`--${name} takes a whole number.`);
  return value;
}
