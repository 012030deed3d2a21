import { resetMode } from '../contract/store.ts';
import { commandOptions } from './options.ts';

/** Options whose values are a few fixed words. */
const values: Readonly<Record<string, readonly string[]>> = {
  mode: [...resetMode.options, 'forget-all', 'forget-state'],
  'first-boot': ['ask', 'skip'],
};

/** What can follow each beginning of a command: the next word of a longer one, or an option. */
function followers(): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, Set<string>>();
  const add = (before: string, word: string): void => {
    next.set(before, (next.get(before) ?? new Set()).add(word));
  };
  for (const [command, names] of Object.entries(commandOptions)) {
    const words = command.split(' ');
    for (const [at, word] of words.entries()) add(words.slice(0, at).join(' '), word);
    for (const name of names) add(command, `--${name}`);
  }
  return new Map([...next].map(([before, words]) => [before, [...words]]));
}

/** A script by which bash completes what is typed; made from what the program itself understands. */
export function bashCompletion(): string {
  const cases = [...followers()].map(([before, words]) => `    '${before}') words='${words.join(' ')}' ;;`);
  const fixed = Object.entries(values).map(([name, some]) => `    --${name}) words='${some.join(' ')}' ;;`);
  return `# bash completion for pristine
_pristine() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= word words=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] && break
    command+=\${command:+ }$word
  done
  [[ $command == 'apply '* ]] && command=apply
  case $command in
${cases.join('\n')}
  esac
  case $before in
${fixed.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o bashdefault -o default -F _pristine pristine
`;
}
