import css from './tick-box.module.css';

export interface TickBoxProps {
  readonly id: string;
  readonly label: string;
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
}

export function TickBox({ id, label, ticked, onChange }: TickBoxProps) {
  return (
    <label className={css['tick']}>
      <input id={id} type="checkbox" checked={ticked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
