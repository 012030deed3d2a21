import { useEffect, useState, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import buttonCss from './button.module.css';
import css from './hold-button.module.css';

export interface HoldButtonProps {
  readonly children: ReactNode;
  /** It was held long enough. */
  readonly onHeld: () => unknown;
  readonly blocked: boolean;
  /** Takes a person to what is missing. */
  readonly onBlocked: () => void;
  readonly describedBy?: string | undefined;
}

const holdMs = 2000;
const style: CSSProperties & { readonly '--hold': string } = { '--hold': `${holdMs}ms` };

/** A mouse, a pen or a finger. What a finger has touched it has left again when the click comes, so nothing before that tells. */
function isByPointer({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType !== '';
}

/**
 * A button for what cannot be taken back: held by a finger, a mouse or a key, not just touched. Who presses by a screen reader or by
 * voice cannot hold; such a press counts, since what goes was agreed to before.
 */
export function HoldButton({ children, onHeld, blocked, onBlocked, describedBy }: HoldButtonProps) {
  const [holding, setHolding] = useState(false);
  useEffect(() => {
    if (!holding) return;
    const timer = setTimeout(() => {
      setHolding(false);
      onHeld();
    }, holdMs);
    return () => clearTimeout(timer);
  }, [holding, onHeld]);
  const begin = (): void => setHolding(true);
  const letGo = (): void => setHolding(false);
  return (
    <button
      type="button"
      className={`${buttonCss['button']} ${css['hold']}`}
      data-tone="danger"
      data-holding={holding || undefined}
      style={style}
      aria-disabled={blocked || undefined}
      aria-describedby={describedBy}
      onPointerDown={(event) => {
        if (event.button === 0 && !blocked) begin();
      }}
      onPointerUp={letGo}
      onPointerLeave={letGo}
      onPointerCancel={letGo}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (blocked || (event.key !== ' ' && event.key !== 'Enter')) return;
        // It would be a click.
        event.preventDefault();
        if (!event.repeat) begin();
      }}
      onKeyUp={letGo}
      onBlur={letGo}
      onClick={(event) => {
        if (blocked) onBlocked();
        else if (!isByPointer(event)) onHeld();
      }}
    >
      {children}
    </button>
  );
}
