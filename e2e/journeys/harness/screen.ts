import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A part of the display, in the middle of it, where the window is: a number for each pixel. */
export type Picture = Uint32Array;

/** Where run.ts tells that the display's server keeps its memory as a file. */
export const framebufferVariable = 'PRISTINE_FRAMEBUFFER';

// The smallest that the window can be.
const width = 640;
const height = 440;

// The places of what is needed in the head of X's window dumps (xwd), whose numbers are 32 bits long.
const head = { size: 0, width: 16, height: 20, bytesPerLine: 48, colours: 76 } as const;
const colourBytes = 12;
const pixelBytes = 4;

/**
 * Reads what a person sees: from the display itself, whoever drew it there. A picture that a browser makes of its own
 * page looks well while the window is black.
 */
export async function screenPicture(): Promise<Picture> {
  const folder = process.env[framebufferVariable];
  if (folder === undefined) throw new Error('the display is not one of run.ts');
  const dump = await readFile(join(folder, 'Xvfb_screen0'));
  const at = (place: number): number => dump.readUInt32BE(place);
  const start = at(head.size) + at(head.colours) * colourBytes;
  const left = (at(head.width) - width) / 2;
  const top = (at(head.height) - height) / 2;
  return Uint32Array.from({ length: width * height }, (_, index) => {
    const line = top + Math.floor(index / width);
    return dump.readUInt32LE(start + line * at(head.bytesPerLine) + (left + (index % width)) * pixelBytes);
  });
}

/** How much of two pictures differs, from 0 to 1. The pointer is part of them. */
export function difference(one: Picture, other: Picture): number {
  return one.filter((pixel, index) => pixel !== other[index]).length / one.length;
}

/** How much of a picture is not of its commonest colour, from 0 to 1: next to nothing of a window that is blank or black. */
export function content(picture: Picture): number {
  const counts = new Map<number, number>();
  for (const pixel of picture) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return 1 - Math.max(...counts.values()) / picture.length;
}
