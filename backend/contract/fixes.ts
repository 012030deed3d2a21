import { problem, type Fix, type Problem, type ProblemCode, type ProblemParams } from './problem.ts';
import { withoutSecrets } from './secrets.ts';
import { longestLongText, longestShortText } from './text.ts';

/** Each has one at least that is a button in the window, wherever the problem is met. A test holds it. */
const fixes: Readonly<Record<ProblemCode, readonly Fix[]>> = {
  'policy.forbids': ['start-over'],
  'pin.needed': ['retry'],
  'pin.wrong': ['retry'],
  'pin.locked': ['retry'],
  'disk.unknown': ['refresh', 'choose-another-disk'],
  'disk.too-small': ['choose-another-disk'],
  'disk.read-only': ['choose-another-disk', 'refresh'],
  'disk.in-use': ['free-the-disk', 'refresh', 'choose-another-disk'],
  'disk.running-system': ['choose-another-disk'],
  'disk.medium': ['choose-another-disk'],
  'disk.source': ['choose-another-disk'],
  'disk.locked': ['retry', 'choose-another-disk'],
  'disk.io-error': ['choose-another-disk', 'save-log'],
  'firmware.bios': ['switch-to-uefi', 'switch-off'],
  'firmware.uefi32': ['switch-off', 'close'],
  'firmware.secure-boot': ['disable-secure-boot', 'switch-off'],
  'firmware.lab': ['refresh'],
  'power.battery': ['connect-power', 'refresh'],
  'answers.unreadable': ['start-over'],
  'answers.invalid': ['start-over'],
  'answers.other-machine': ['start-over'],
  'answers.no-disk': ['start-over'],
  'answers.several-disks': ['start-over'],
  'answers.several-systems': ['start-over'],
  'location.invalid': ['choose-another-image'],
  'network.unreachable': ['check-the-network', 'wait-for-network', 'retry'],
  'network.refused': ['retry', 'choose-another-image'],
  'network.captive-portal': ['wait-for-network', 'retry', 'choose-another-image'],
  'network.certificate': ['check-the-network', 'choose-another-image'],
  'network.certificate-time': ['set-the-clock', 'retry'],
  'clock.wrong': ['set-the-clock', 'retry'],
  'stick.unknown': ['refresh'],
  'stick.unreachable': ['retry', 'choose-another-image'],
  'repository.not-found': ['choose-another-image'],
  'repository.no-root': ['choose-another-image'],
  'repository.untrusted': ['ask-the-publisher', 'choose-another-image'],
  'repository.expired': ['ask-the-publisher', 'choose-another-image'],
  'repository.rolled-back': ['ask-the-publisher', 'choose-another-image'],
  'repository.inconsistent': ['retry', 'ask-the-publisher'],
  'repository.too-large': ['ask-the-publisher', 'choose-another-image'],
  'repository.file-missing': ['retry', 'ask-the-publisher'],
  'repository.exists': ['start-over'],
  'keys.exist': ['start-over'],
  'keys.missing': ['start-over'],
  'keys.invalid': ['start-over'],
  'keys.untrusted': ['start-over'],
  'publish.differs': ['start-over'],
  'publish.pruned': ['start-over'],
  'publish.no-such-version': ['start-over'],
  'publish.no-time': ['start-over'],
  'publish.not-a-folder': ['start-over'],
  'tree.personal': ['choose-another-image'],
  'tree.not-template': ['choose-another-image', 'save-log'],
  'tree.needs-system': ['choose-another-image'],
  'app.no-runtime': ['choose-another-image'],
  'template.used': ['start-over'],
  'stream.device': ['choose-another-image', 'save-log'],
  'source.none': ['refresh'],
  'source.unknown': ['refresh', 'choose-another-image'],
  'source.manifest-invalid': ['choose-another-image', 'save-log'],
  'source.not-found': ['refresh', 'choose-another-image'],
  'source.unsigned': ['choose-another-image'],
  'stream.not-a-stream': ['choose-another-image'],
  'stream.truncated': ['choose-another-image', 'save-log'],
  'stream.corrupt': ['choose-another-image', 'save-log'],
  'stream.digest-mismatch': ['choose-another-image', 'save-log'],
  'stream.parent-missing': ['choose-another-image'],
  'stream.order': ['choose-another-image'],
  'stream.several-trees': ['choose-another-image'],
  'stream.escapes': ['choose-another-image', 'save-log'],
  'stream.name-invalid': ['choose-another-image'],
  'stream.not-usr': ['choose-another-image'],
  'stream.architecture': ['choose-another-image'],
  'tree.mismatch': ['choose-another-image', 'save-log'],
  'tree.not-ready': ['choose-another-image', 'save-log'],
  'space.insufficient': ['choose-another-disk', 'choose-another-image'],
  'space.esp': ['choose-another-image'],
  'system.unknown': ['refresh'],
  'system.damaged': ['repair', 'save-log'],
  'system.running': ['start-from-medium', 'switch-off'],
  'system.only': ['start-over'],
  'system.others-stay': ['start-over'],
  'system.name-taken': ['choose-another-name'],
  'tree.unknown': ['refresh'],
  'tree.exists': ['choose-another-image'],
  'tree.in-use': ['start-over'],
  'tree.mounted': ['restart-the-system', 'refresh'],
  'tree.none-older': ['start-over'],
  'tree.other-vendor': ['choose-another-image'],
  'tree.no-counter': ['start-over'],
  'remains.unknown': ['refresh'],
  'remains.tampered': ['let-go-of-remains', 'save-log'],
  'remains.not-newest': ['refresh'],
  'remains.short-lived': ['start-over'],
  'store.unknown': ['refresh'],
  'store.degraded': ['save-log'],
  'store.errors': ['save-log'],
  'store.unreadable': ['refresh', 'save-log'],
  'store.read-only': ['refresh', 'save-log'],
  'store.no-esp': ['save-log'],
  'store.unfinished': ['repair'],
  'discard.no-guarantee': ['start-over'],
  'discard.unsupported': ['start-over'],
  'tool.missing': ['install-tool', 'save-log'],
  'tool.failed': ['start-over', 'save-log'],
  'log.no-stick': ['save-log'],
  'log.no-space': ['save-log'],
  'log.not-writable': ['save-log'],
  'plan.unknown': ['start-over'],
  'plan.stale': ['refresh', 'start-over'],
  'run.busy': ['wait-for-the-other-run', 'retry'],
  'run.unknown': ['refresh'],
  'run.not-cancellable': ['save-log'],
  'verify.failed': ['start-over', 'choose-another-disk', 'save-log'],
  'request.invalid': ['start-over'],
  'protocol.version': ['restart', 'save-log', 'close'],
  'backend.unreachable': ['retry', 'restart'],
  'backend.dismissed': ['retry'],
  'backend.denied': ['retry'],
  'backend.missing': ['retry'],
  'backend.died': ['start-over', 'save-log'],
  internal: ['start-over', 'save-log'],
};

/** What is left of a text without its secrets may be longer than it was, and the contract has no more room than that. */
function told(value: unknown): unknown {
  if (typeof value === 'string') {
    const longest = value.length > longestShortText ? longestLongText : longestShortText;
    return withoutSecrets(value).slice(0, longest);
  }
  return Array.isArray(value) ? value.map(told) : value;
}

/** Makes a problem with the fixes that its code has. A secret in its parameters is left out: they are shown, logged and kept. */
export function problemOf<C extends ProblemCode>(code: C, params: ProblemParams<C>): Problem {
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, told(value)]));
  return problem.parse({ code, params: shown, fixes: fixes[code] });
}

/** A problem on its way up. The message is for logs; people get the catalogue's text for the code. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(found: Problem, options?: ErrorOptions) {
    super(`${found.code} ${JSON.stringify(found.params)}`, options);
    this.name = 'ProblemError';
    this.problem = found;
  }
}

/** Throws a {@link ProblemError}. */
export function refuse<C extends ProblemCode>(code: C, params: ProblemParams<C>): never {
  throw new ProblemError(problemOf(code, params));
}
