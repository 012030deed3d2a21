import type { ChangeRequest } from '../../backend/contract/change.ts';
import { pose } from '../store/actions.ts';
import { vendor } from '../store/vendor.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import css from './callout.module.css';

/** Leads to the file that says the same, where there is one: for an installation and for a reset. Passers-by have no use for it. */
export function AnswersButton({ change }: { readonly change: ChangeRequest | null }) {
  if (vendor().face === 'kiosk' || (change !== null && change.task !== 'reset')) return null;
  return (
    <div className={css['buttons']}>
      <Button shortcut="answers" onPress={() => pose('answers')}>
        {en.answers.show}
      </Button>
    </div>
  );
}
