import type { ReactNode } from 'react';

export interface Shown {
  /** What it is, and in which state. Hovered, focused and pressed are made so by the test that takes pictures. */
  readonly state: string;
  readonly look?: 'hover' | 'focus-visible' | 'active';
  readonly wide?: true;
  readonly node: ReactNode;
}
