/** Where the backend is: behind a socket that something else listens on, or started by polkit for this window alone. */
export type BackendTarget = { readonly kind: 'unix'; readonly path: string } | { readonly kind: 'pkexec' };

const defaultSocket = '/run/pristine/backend.sock';
const option = '--backend=';
// The kernel's limit for a socket's path, its closing zero included, is 108 bytes.
const socketPath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;
const longestSocketPath = 107;

/**
 * Reads the backend's place from a command line, which can name a socket but never a command.
 *
 * Takes `process.argv` as it is: Electron's own `app.commandLine` lower-cases what it reads.
 * Throws RangeError, with a message for the terminal, on anything that is not one valid `--backend=`.
 */
export function backendTarget(argv: readonly string[]): BackendTarget {
  const given = argv.filter((argument) => argument.startsWith(option) || argument === '--backend');
  if (given.length > 1) throw new RangeError('--backend= is given more than once');
  const [argument = `${option}unix:${defaultSocket}`] = given;
  const value = argument.slice(option.length);
  if (value === 'pkexec') return { kind: 'pkexec' };
  const path = value.startsWith('unix:') ? value.slice('unix:'.length) : '';
  if (!socketPath.test(path) || path.length > longestSocketPath) {
    throw new RangeError('--backend= takes unix:/absolute/path or pkexec');
  }
  return { kind: 'unix', path };
}
