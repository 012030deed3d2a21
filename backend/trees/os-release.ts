/** What os-release says of a system. See os-release(5). */
export interface OsRelease {
  readonly id: string;
  readonly prettyName: string;
  readonly imageVersion: string | null;
}

function unquote(value: string): string {
  const quote = value.at(0);
  const quoted = (quote === '"' || quote === "'") && value.length > 1 && value.endsWith(quote);
  return (quoted ? value.slice(1, -1) : value).replaceAll(/\\(.)/gu, '$1');
}

/** Reads an os-release file with the defaults that its manual page gives. */
export function parseOsRelease(text: string): OsRelease {
  const fields = new Map(
    text
      .split('\n')
      .map((line) => /^([A-Z][A-Z0-9_]*)=(.*)$/u.exec(line.trim()))
      .filter((match) => match !== null)
      .map((match) => [match[1], unquote(match[2] ?? '')]),
  );
  return {
    id: fields.get('ID') ?? 'linux',
    prettyName: fields.get('PRETTY_NAME') ?? 'Linux',
    imageVersion: fields.get('IMAGE_VERSION') ?? null,
  };
}
