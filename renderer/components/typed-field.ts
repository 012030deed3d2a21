import { useEffect, useState, type RefObject } from 'react';

/** Fields that text is typed into. A PIN has a pad of its own. */
function fieldOf(target: EventTarget | null): HTMLInputElement | null {
  const isField = target instanceof HTMLInputElement && ['text', 'search'].includes(target.type);
  return isField ? target : null;
}

/**
 * The field that has the focus, for as long as that is there or among the keys themselves. When it is left by a press the keys stay until
 * that is over: what is pressed must not move away from under the finger.
 */
export function useTypedField(panel: RefObject<HTMLElement | null>): HTMLInputElement | null {
  const [field, setField] = useState<HTMLInputElement | null>(null);
  useEffect(() => {
    let focused: HTMLInputElement | null = null;
    let isPressed = false;
    const settle = (): void => {
      setTimeout(() => {
        if (!isPressed) setField(focused);
      });
    };
    const follow = (target: EventTarget | null): void => {
      if (target instanceof Node && panel.current?.contains(target) === true) return;
      focused = fieldOf(target);
      if (focused === null) settle();
      else setField(focused);
    };
    const onIn = ({ target }: FocusEvent): void => follow(target);
    const onOut = ({ relatedTarget }: FocusEvent): void => follow(relatedTarget);
    const onDown = (): void => {
      isPressed = true;
    };
    const onUp = (): void => {
      isPressed = false;
      settle();
    };
    document.addEventListener('focusin', onIn);
    document.addEventListener('focusout', onOut);
    document.addEventListener('pointerdown', onDown, true);
    document.addEventListener('pointerup', onUp, true);
    document.addEventListener('pointercancel', onUp, true);
    return () => {
      document.removeEventListener('focusin', onIn);
      document.removeEventListener('focusout', onOut);
      document.removeEventListener('pointerdown', onDown, true);
      document.removeEventListener('pointerup', onUp, true);
      document.removeEventListener('pointercancel', onUp, true);
    };
  }, [panel]);
  useEffect(() => {
    if (field === null) return;
    // What is brought into view, this field first, stays clear of the keys.
    const { style } = document.documentElement;
    style.scrollPaddingBlockEnd = `${panel.current?.offsetHeight ?? 0}px`;
    field.scrollIntoView({ block: 'center' });
    return () => {
      style.scrollPaddingBlockEnd = '';
    };
  }, [field, panel]);
  return field;
}
