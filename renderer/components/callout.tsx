import type { ReactNode } from 'react';
import css from './callout.module.css';
import { Icon, type IconName } from './icon.tsx';

export interface CalloutProps {
  readonly tone: 'plain' | 'danger' | 'good';
  readonly icon: IconName;
  readonly title?: string;
  /** `alert` interrupts a screen reader, `status` waits for its turn. */
  readonly live?: 'alert' | 'status';
  readonly children?: ReactNode;
}

/** Something that is set apart because it matters. */
export function Callout({ tone, icon, title, live, children }: CalloutProps) {
  return (
    <div className={css['callout']} data-tone={tone} role={live}>
      <Icon name={icon} />
      <div className={css['text']}>
        {title !== undefined && <p className={css['title']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
