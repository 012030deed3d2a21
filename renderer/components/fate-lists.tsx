import { useId } from 'react';
import css from './fate-lists.module.css';
import { Icon, type IconName } from './icon.tsx';

export type FateTone = 'deleted' | 'set-aside' | 'new' | 'kept';

export interface FateItem {
  readonly name: string;
  readonly detail?: string;
}

export interface FateGroup {
  readonly title: string;
  readonly tone: FateTone;
  readonly items: readonly FateItem[];
}

const icons: Readonly<Record<FateTone, IconName>> = {
  deleted: 'cross',
  'set-aside': 'aside',
  new: 'plus',
  kept: 'check',
};

function Group({ title, tone, items }: FateGroup) {
  const heading = useId();
  return (
    <div className={css['group']} data-tone={tone}>
      <h3 id={heading}>{title}</h3>
      <ul aria-labelledby={heading}>
        {items.map(({ name, detail }) => (
          <li key={name}>
            <Icon name={icons[tone]} />
            <span>
              <strong>{name}</strong>
              {detail !== undefined && <span className={css['detail']}>{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What goes and what stays, side by side, so that nobody has to work one out from the other. */
export function FateLists({ groups }: { readonly groups: readonly FateGroup[] }) {
  return (
    <div className={css['lists']}>
      {groups.map((group) => (
        <Group key={group.title} {...group} />
      ))}
    </div>
  );
}
