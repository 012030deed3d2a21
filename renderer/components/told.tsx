import type { Problem } from '../../backend/contract/problem.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { Callout } from './callout.tsx';
import css from './save-log.module.css';

/** What became of the last wish to save something. */
export type Result =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: Problem };

export function Told({ result }: { readonly result: Result }) {
  return (
    <>
      <output className={css['told']}>
        {result.kind === 'saving' && en.saveLog.saving}
        {result.kind === 'saved' && result.text}
      </output>
      {result.kind === 'refused' && (
        <Callout tone="danger" icon="warning" live="alert" title={problemText(result.problem).headline}>
          <p>{problemText(result.problem).detail}</p>
        </Callout>
      )}
    </>
  );
}
