import type { Layout, LayoutPart } from '../../backend/contract/plan.ts';
import type { Share } from '../store/shares.ts';
import { en } from '../text/en.ts';
import { size } from '../text/format.ts';
import { parts } from '../text/systems.ts';
import { isolate } from '../text/translate.ts';
import { kinds } from '../text/words.ts';
import { partId } from './disk-contents.ts';
import type { Meaning } from './disk-picture.tsx';
import type { FigurePart } from './layout-figure.tsx';

function nameOf({ kind, system, label }: LayoutPart): string {
  const plain = kind === 'data' || kind === 'unknown';
  return isolate(system ?? (plain && label !== '' ? label : kinds[kind]));
}

function figureOf(layout: Layout, meaningOf: (part: LayoutPart) => Meaning): readonly FigurePart[] {
  return layout.parts.map((part) => {
    const { kind, sizeBytes, usedBytes } = part;
    const meaning = meaningOf(part);
    const details = [
      size(sizeBytes),
      ...(usedBytes === null ? [] : [en.review.used(usedBytes)]),
      ...(meaning === 'lost' ? [en.review.erased] : []),
    ];
    return { id: partId(part), kind, sizeBytes, usedBytes, meaning, details, name: nameOf(part) };
  });
}

/** A disk that is about to be erased. */
export function erasedParts(layout: Layout): readonly FigurePart[] {
  return figureOf(layout, ({ kind }) => (kind === 'free' || kind === 'empty' ? 'plain' : 'lost'));
}

/** A disk as an installation leaves it. */
export function installedParts(layout: Layout): readonly FigurePart[] {
  return figureOf(layout, ({ kind }) => (kind === 'free' ? 'plain' : 'new'));
}

const meanings: Readonly<Record<Share['fate'], Meaning>> = {
  kept: 'plain',
  'set-aside': 'aside',
  deleted: 'lost',
  new: 'new',
};

function shareName(part: Share['part']): string {
  switch (part) {
    case 'else':
      return en.change.everythingElse;
    case 'free':
      return kinds.free;
    default:
      return parts[part].name;
  }
}

function shareDetails({ fate, bytes }: Share): readonly string[] {
  const amount = size(bytes);
  switch (fate) {
    case 'kept':
      return [amount];
    case 'set-aside':
      return [amount, en.change.setAside];
    case 'deleted':
      return [amount, en.change.deleted];
    case 'new':
      return [en.change.asNew];
  }
}

/** What lies in a file system: as much of the picture as each takes, wherever it lies. */
export function sharedParts(shares: readonly Share[]): readonly FigurePart[] {
  return shares.map((share) => ({
    id: `${share.part}-${share.fate}`,
    kind: share.part === 'free' ? 'free' : 'pristine',
    sizeBytes: share.bytes,
    usedBytes: null,
    meaning: meanings[share.fate],
    name: shareName(share.part),
    details: shareDetails(share),
  }));
}
