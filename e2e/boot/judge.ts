/** What a console says of a boot. */
export type Judgement =
  | { readonly kind: 'booting' }
  | { readonly kind: 'up' }
  /** `flaky`: the panic that software emulation is known to cause, and no fault of the disk. */
  | { readonly kind: 'failed'; readonly reason: string; readonly flaky: boolean };

// What the sample system prints, see assets/sample/usr/lib/pristine-sample/report.
const announced = /^PRISTINE-SAMPLE report follows$/m;
const ended = /^PRISTINE-SAMPLE end state=(\S+)\n/m;
const fact = /^PRISTINE-SAMPLE ([a-z-]+)=(.*)$/gm;

const loginPrompt = /^\S+ login: ?$/m;

const failures: readonly (readonly [RegExp, string])[] = [
  [/No bootable option or device was found|UEFI Interactive Shell/, 'the firmware found nothing to boot'],
  [/Kernel panic - not syncing: (.*)\n/, 'the kernel panicked'],
  [
    /You are in (?:emergency|rescue) mode|Entering emergency mode|Cannot open access to console/,
    'the system ended in emergency mode',
  ],
  [/Failed to start initrd-switch-root\.service/, 'the initrd did not find its way into the system'],
];

/** Judges what the console has printed so far, free of control sequences. */
export function judge(text: string): Judgement {
  if (text.includes('Oops: int3')) {
    return { kind: 'failed', reason: 'the kernel stumbled over an int3 of the emulation', flaky: true };
  }
  for (const [pattern, reason] of failures) {
    const match = pattern.exec(text);
    const detail = match?.[1] === undefined ? '' : `: ${match[1]}`;
    if (match !== null) return { kind: 'failed', reason: `${reason}${detail}`, flaky: false };
  }
  const end = ended.exec(text);
  const state = end?.[1];
  if (state !== undefined && state !== 'running') {
    return { kind: 'failed', reason: `the system is up, but ${state}`, flaky: false };
  }
  // A system that reports has more to say than that one can log in, and the prompt stands below what it says.
  const asks = loginPrompt.test(text.slice(end?.index ?? 0));
  return asks && (end !== null || !announced.test(text)) ? { kind: 'up' } : { kind: 'booting' };
}

/** What the system reported, by name; empty for one that reports nothing. */
export function reportedFacts(text: string): ReadonlyMap<string, string> {
  const facts = new Map([...text.matchAll(fact)].map(([, name = '', said = '']) => [name, said] as const));
  const state = ended.exec(text)?.[1];
  return state === undefined ? facts : facts.set('state', state);
}
