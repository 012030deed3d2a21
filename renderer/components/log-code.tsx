import { useEffect, useState } from 'react';
import { gistOf } from '../store/log-gist.ts';
import { emptyLog, readOn } from '../store/log.ts';
import { screenOf } from '../store/reduce.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Fold } from './fold.tsx';
import { QrCode } from './qr-code.tsx';
import css from './save-log.module.css';

/** The gist of the log as it is now; null while it is read. Without the service it is what the window knows. */
function useGist(): string | null {
  const [gist, setGist] = useState<string | null>(null);
  const [known] = useState(() => {
    const state = useWizard.getState();
    const { feed, interrupted, notice } = state;
    const onRun = screenOf(state) !== state.page;
    return { machine: feed.facts?.machine ?? null, run: onRun ? (interrupted ?? feed.run) : null, notice };
  });
  useEffect(() => {
    let wanted = true;
    const read = async (): Promise<void> => {
      const end = await readOn(emptyLog);
      if (wanted) setGist(gistOf({ ...known, lines: end?.lines ?? [] }));
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [known]);
  return gist;
}

/** What a phone takes along, where there is neither a stick nor a network. */
export function LogCode({ onBack, onClose }: { readonly onBack: () => void; readonly onClose: () => void }) {
  const gist = useGist();
  return (
    <Dialog
      title={en.saveLog.codeTitle}
      lede={en.saveLog.codeLede}
      onClose={onClose}
      back={<Button onPress={onBack}>{en.saveLog.back}</Button>}
    >
      {gist === null ? (
        <output>{en.log.reading}</output>
      ) : (
        <>
          <QrCode text={gist} label={en.saveLog.codeLabel} />
          <Fold label={en.saveLog.codeText}>
            <pre className={css['text']} lang="en" dir="ltr">
              {gist}
            </pre>
          </Fold>
        </>
      )}
    </Dialog>
  );
}
