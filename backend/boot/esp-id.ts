// VFAT forbids the colon, drops a dot at the end of a name and does not tell upper from lower case;
// the Boot Loader Specification allows A-Za-z0-9+-_. and takes `+` for the boot counter's.
const colon = '_0';
const lastDot = '_1';
// Not twice itself: so `_2` and `_3`, which part the fields of a file's name, stand nowhere within one.
const underscore = '_4';

/** A tree's name, or a version, as a name that an ESP can hold. Reversible, and different names stay different without regard to case. */
export function toEspId(name: string): string {
  return name
    .replaceAll('_', underscore)
    .replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
    .replaceAll(':', colon)
    .replace(/\.$/u, lastDot);
}

/** The inverse of {@link toEspId}. */
export function fromEspId(id: string): string {
  return id.replaceAll(/_(.)/gu, (_, code: string) => {
    if (code === '0') return ':';
    if (code === '4') return '_';
    return code === '1' ? '.' : code.toUpperCase();
  });
}
