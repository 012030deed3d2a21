import { chapters, examples, exitStatuses, options, sources, summary, type Chapter } from './manual.ts';
import { version } from '../contract/product.ts';

/** Text for man(7): what would be taken for one of its own words is not. */
function escaped(text: string): string {
  const plain = text.replaceAll('\\', String.raw`\e`).replaceAll('-', String.raw`\-`);
  return /^[.']/u.test(plain) ? `\\&${plain}` : plain;
}

function chapterText({ note, topics }: Chapter, before: string): string {
  const lines = topics.map(({ usage, text }) => `.TP\n.B ${escaped(`${before}${usage}`)}\n${escaped(text)}`);
  return [...(note === undefined ? [] : [escaped(note)]), ...lines].join('\n');
}

/** The manual page, in the language of man(7); see groff_man(7). */
export function manualPage(): string {
  const sections: readonly (readonly [heading: string, text: string])[] = [
    ['NAME', `pristine \\- ${escaped(summary.replace(/\.$/u, '').replace(/^I/u, 'i'))}`],
    ['SYNOPSIS', `.B pristine\n.I command\n[\n.I options\n]`],
    [
      'COMMANDS',
      chapters
        .map((chapter) => `.SS ${escaped(chapter.title)}\n${chapterText(chapter, 'pristine ')}`)
        .join('\n'),
    ],
    ['SOURCES', `A SOURCE is one of\n${chapterText(sources, '')}`],
    ['OPTIONS', chapterText(options, '')],
    ['EXIT STATUS', exitStatuses.map(([status, text]) => `.TP\n.B ${status}\n${escaped(text)}`).join('\n')],
    ['EXAMPLES', examples.map((example) => `.PP\n.nf\n${escaped(example)}\n.fi`).join('\n')],
    [
      'SEE ALSO',
      '.BR btrfs\\-receive (8),\n.BR bootctl (1),\n.BR systemd\\-repart (8),\n.BR systemd\\-firstboot (1)',
    ],
  ];
  const body = sections.map(([heading, text]) => `.SH ${heading}\n${text}`);
  return [`.TH PRISTINE 8 "" "pristine ${escaped(version)}"`, ...body, ''].join('\n');
}
