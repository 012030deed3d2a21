import { useMemo } from 'react';
import { encode } from 'uqr';
import css from './qr-code.module.css';

/** What a reader needs around it, in modules. */
const margin = 4;
/** A module is a whole number of pixels, or some would be wider than others: as many as the window has room for, and a camera needs. */
const [fewestPixels, mostPixels] = [3, 6];
/** Of the window, what is around the picture. Pixels. */
const around = 132;

function pixelsOf(modules: number): number {
  const room = Math.min(window.innerWidth, window.innerHeight) - around;
  return Math.max(fewestPixels, Math.min(mostPixels, Math.floor(room / modules)));
}

/** A text as a picture that a camera reads. Black on white, whatever the window looks like: readers expect that. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { size: modules, data } = encode(text, { ecc: 'L', border: 0 });
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: modules, path: dark.join('') };
  }, [text]);
  const whole = size + 2 * margin;
  return (
    <svg
      className={css['code']}
      width={whole * pixelsOf(whole)}
      viewBox={`${-margin} ${-margin} ${whole} ${whole}`}
      role="img"
      aria-label={label}
    >
      <rect x={-margin} y={-margin} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
