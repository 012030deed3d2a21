import { useId, type ReactNode } from 'react';
import css from './action-row.module.css';
import { Icon, type IconName } from './icon.tsx';

export interface ActionRowProps {
  readonly icon?: IconName;
  readonly title: string;
  readonly details: readonly string[];
  /** The buttons. What they are about is the row's title, whose id they get. */
  readonly children?: (describedBy: string) => ReactNode;
}

/** Something in a list, with what can be done to it beside it. */
export function ActionRow({ icon, title, details, children }: ActionRowProps) {
  const id = useId();
  return (
    <li className={css['row']}>
      {icon !== undefined && <Icon name={icon} />}
      <div className={css['text']}>
        <p id={id} className={css['title']}>
          {title}
        </p>
        {details.map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
      </div>
      {children !== undefined && <div className={css['buttons']}>{children(id)}</div>}
    </li>
  );
}
