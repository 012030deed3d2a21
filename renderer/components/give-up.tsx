import { useEffect } from 'react';
import { cancel, pose } from '../store/actions.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { runWords } from '../text/run-words.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asked for once more: what was begun is left unfinished, and may never have needed more than patience. */
export function GiveUp() {
  const run = useWizard((state) => state.feed.run);
  const waits = run !== null && run.outcome === null && run.progress.waitingFor !== null;
  // It may go on by itself meanwhile.
  useEffect(() => {
    if (!waits) pose(null);
  }, [waits]);
  if (!waits) return null;
  return (
    <Dialog
      title={en.progress.giveUpTitle}
      lede={runWords(run).giveUpHint}
      closeLabel={en.progress.goOn}
      onClose={() => pose(null)}
      forward={
        <Button
          tone="danger"
          onPress={() => {
            pose(null);
            void cancel();
          }}
        >
          {en.progress.giveUp}
        </Button>
      }
    />
  );
}
