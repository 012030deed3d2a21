import css from './icon.module.css';

const drawings = {
  check: <path d="M5 12.5 10 17.5 19 7" />,
  cross: <path d="M7 7l10 10M17 7 7 17" />,
  warning: <path d="M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.7v.1" />,
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v5.5M12 7.6v.1" />
    </>
  ),
  disk: (
    <>
      <rect x="3" y="6" width="18" height="12" rx="2.5" />
      <path d="M7 14h4m6 0v.1" />
    </>
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" />
    </>
  ),
  again: <path d="M19.5 9A8 8 0 1 0 20 13.500M20 4v5h-5" />,
  plus: <path d="M12 5v14M5 12h14" />,
  undo: <path d="M9 14 4 9l5-5M4.500 9H14a6 6 0 0 1 0 12h-4" />,
  aside: (
    <>
      <rect x="3" y="4" width="18" height="5" rx="1.5" />
      <path d="M5 9v9.5A1.500 1.500 0 0 0 6.500 20h11a1.500 1.500 0 0 0 1.500-1.500V9M10 13h4" />
    </>
  ),
  layers: <path d="M12 3 3 8l9 5 9-5-9-5ZM3 12.500l9 5 9-5M3 17l9 5 9-5" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c-3.2 2.5-4 5.7-4 9s.8 6.5 4 9c3.2-2.5 4-5.7 4-9s-.8-6.5-4-9Z" />
    </>
  ),
  phone: (
    <>
      <rect x="7" y="3" width="10" height="18" rx="2" />
      <path d="M11 18h2" />
    </>
  ),
  accessibility: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M7.500 10c3 .8 6 .8 9 0M12 10.500v3.500m-2.500 4 2.500-4 2.500 4M12 7.400v.1" />
    </>
  ),
  delete: <path d="M8 5h11a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H8l-6-7 6-7Zm3 4.500 5 5m0-5-5 5" />,
  onward: <path d="m9 5 7 7-7 7" />,
  down: <path d="M12 4v15m0 0 6-6m-6 6-6-6" />,
} as const;

export type IconName = keyof typeof drawings;

function isIconName(name: string): name is IconName {
  return Object.hasOwn(drawings, name);
}

export const iconNames: readonly IconName[] = Object.keys(drawings).filter(isIconName);

/** What points back: where reading does, too. */
const pointing: ReadonlySet<IconName> = new Set(['undo', 'delete', 'onward']);

/** A drawing that says nothing by itself: the words beside it do. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className={css['icon']}
      data-points={pointing.has(name) || undefined}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {drawings[name]}
    </svg>
  );
}

/** The mark: a ring that comes back to its golden beginning. */
export function Mark() {
  return (
    <svg className={css['mark']} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className={css['ring']} d="M20.8 5.100A12 12 0 1 0 26.9 11.2" />
      <circle className={css['dot']} cx="25" cy="7" r="3.2" />
    </svg>
  );
}
