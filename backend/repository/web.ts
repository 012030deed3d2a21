import { ProblemError, problemOf, refuse } from '../contract/fixes.ts';
import type { Problem } from '../contract/problem.ts';

/** A file that is being read from an address. */
export interface Opened {
  /** Its bytes, from where they begin. A part is valid until the next is asked for. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Where they begin. A server that cannot do otherwise begins at 0. */
  readonly from: number;
}

/** Which bytes of a file are wanted; `end` is the first that is not, null for all that there are. */
export interface Wanted {
  readonly start: number;
  readonly end: number | null;
}

/** A server answers with an error, and may say when it wants to be asked again. */
export class Refusal extends ProblemError {
  /** Milliseconds; 0 where it says nothing, or a date, for which both clocks would have to be right. */
  readonly retryAfterMs: number;

  constructor(host: string, { status, headers }: Response) {
    super(problemOf('network.refused', { host, status }));
    this.retryAfterMs = 1000 * (Number(headers.get('retry-after')) || 0);
  }
}

/** How wrong a clock may be before it is named as the reason. Milliseconds. */
const tolerableClockMs = 24 * 60 * 60 * 1000;

/** So long an answer of who may want a person to sign in is waited for. Milliseconds. */
const portalMs = 3000;
/** By this a network says itself that it wants a person to sign in (RFC 6585). */
const signInStatus = 511;

function causeCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return '';
}

/** What it means that there was no answer. That no certificate was shown proves nothing about who is there: it may be better later. */
function unreachable(error: unknown, host: string): Problem {
  const code = causeCode(error);
  if (code === 'CERT_NOT_YET_VALID' || code === 'CERT_HAS_EXPIRED') {
    return problemOf('network.certificate-time', { host });
  }
  const isRefused = /CERT|SIGNATURE|ISSUER/u.test(code) && !code.startsWith('ERR_SSL_');
  return problemOf(isRefused ? 'network.certificate' : 'network.unreachable', { host });
}

/** Whether somebody answered, and not as the host does: by another's certificate, or without any encryption. */
function isImpostor(error: unknown, { code }: Problem): boolean {
  return code === 'network.certificate' || causeCode(error).startsWith('ERR_SSL_');
}

/** Whether one is the other, or its `www`, or the like. */
function areOfOneSite(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

/**
 * Whether who answers for a host without being able to prove that it is that host wants a person to sign in. Without encryption it says
 * so, by leading elsewhere. Nothing of what it says is read.
 */
async function wantsSignIn(hostname: string, signal: AbortSignal): Promise<boolean> {
  const plain = `http://${hostname}/`;
  const soon = AbortSignal.any([signal, AbortSignal.timeout(portalMs)]);
  const response = await fetch(plain, { redirect: 'manual', signal: soon }).catch(() => null);
  response?.body?.cancel().catch(() => undefined);
  signal.throwIfAborted();
  if (response === null) return false;
  if (response.status === signInStatus) return true;
  const to = response.headers.get('location') ?? '';
  const isLed = response.status >= 300 && response.status < 400 && URL.canParse(to, plain);
  return isLed && !areOfOneSite(new URL(to, plain).hostname, hostname);
}

/** Whether trying again later may help. */
export function isPassing({ problem }: ProblemError): boolean {
  const passing = ['network.unreachable', 'network.captive-portal', 'stick.unreachable'];
  if (passing.includes(problem.code)) return true;
  return (
    problem.code === 'network.refused' && (problem.params.status >= 500 || problem.params.status === 429)
  );
}

/** Where a part of a file begins, as its server says. */
function beginOf(response: Response): number {
  if (response.status !== 206) return 0;
  const [, begin = ''] = /^bytes (\d+)-/u.exec(response.headers.get('content-range') ?? '') ?? [];
  return begin === '' ? 0 : Number(begin);
}

/** By how much our clock is behind the server's, in milliseconds; null where that is not worth a word. */
function clockError(response: Response): number | null {
  const theirs = Date.parse(response.headers.get('date') ?? '');
  const off = theirs - Date.now();
  return Number.isNaN(off) || Math.abs(off) < tolerableClockMs ? null : off;
}

/** Without an end a server goes on sending until it notices that nobody reads any more, which on a fast line is a lot. */
function rangeOf({ start, end }: Wanted): Readonly<Record<string, string>> {
  return start === 0 && end === null ? {} : { range: `bytes=${start}-${end === null ? '' : end - 1}` };
}

/**
 * Opens a part of a file at an address. Proxies are those of the environment. Throws a ProblemError: `network.*`, and
 * `repository.file-missing` where the server has no such file.
 */
export async function openWeb(
  address: string,
  wanted: Wanted,
  signal: AbortSignal,
  onClockError: (ms: number) => void = () => undefined,
): Promise<Opened> {
  const { host, hostname, pathname } = new URL(address);
  // What is counted and checked are the file's own bytes.
  const headers = { 'accept-encoding': 'identity', ...rangeOf(wanted) };
  const response = await fetch(address, { headers, signal }).catch(async (error: unknown) => {
    signal.throwIfAborted();
    const problem = unreachable(error, host);
    const isPortal = isImpostor(error, problem) && (await wantsSignIn(hostname, signal));
    throw new ProblemError(isPortal ? problemOf('network.captive-portal', { host }) : problem, {
      cause: error,
    });
  });
  const off = clockError(response);
  if (off !== null) onClockError(off);
  if (response.status === 404 || response.status === 410) {
    return refuse('repository.file-missing', { file: pathname.slice(-256) });
  }
  // None of our files is a page for people: somebody stands between us and the server and wants to be asked first.
  const isPage = response.ok && /text\/html/iu.test(response.headers.get('content-type') ?? '');
  if (isPage || response.status === signInStatus) return refuse('network.captive-portal', { host });
  if (!response.ok) throw new Refusal(host, response);
  return { body: bodyOf(response, host, signal), from: beginOf(response) };
}

async function* bodyOf(response: Response, host: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  try {
    for await (const part of response.body) {
      yield part;
      // V8 lets 64 MiB of these lie before it collects them, which is as much as everything else together.
      part.buffer.transfer(0);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw new ProblemError(unreachable(error, host), { cause: error });
  }
}
