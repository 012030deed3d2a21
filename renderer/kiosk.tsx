import type { ComponentType } from 'react';
import shell from './app.module.css';
import { Accessibility } from './components/accessibility.tsx';
import { Brand } from './components/brand.tsx';
import { GiveUp } from './components/give-up.tsx';
import { Idle } from './components/idle.tsx';
import { LanguageList } from './components/language-list.tsx';
import { LinkBanner } from './components/link-banner.tsx';
import { PinPad } from './components/pin-pad.tsx';
import { SaveLog } from './components/save-log.tsx';
import { ScreenKeyboard } from './components/screen-keyboard.tsx';
import { Restart, SwitchOff } from './components/switch-off.tsx';
import css from './kiosk.module.css';
import { Done } from './screens/done.tsx';
import { Failed } from './screens/failed.tsx';
import { KioskStart } from './screens/kiosk-start.tsx';
import { Progress } from './screens/progress.tsx';
import { Review } from './screens/review.tsx';
import { isLeft } from './store/begin-anew.ts';
import { screenOf, type Screen } from './store/reduce.ts';
import { useWizard } from './store/wizard.ts';

type Stage = Extract<Screen, 'review' | 'progress' | 'done' | 'failed'> | 'welcome';

const stages: Readonly<Record<Stage, ComponentType>> = {
  welcome: KioskStart,
  review: Review,
  progress: Progress,
  done: Done,
  failed: Failed,
};

/** Whatever one would choose on a screen of its own elsewhere is on the first. */
function stageOf(screen: Screen): Stage {
  switch (screen) {
    case 'review':
    case 'progress':
    case 'done':
    case 'failed':
      return screen;
    case 'welcome':
    case 'task':
    case 'image':
    case 'disk':
    case 'settings':
    case 'system':
    case 'kind':
    case 'versions':
      return 'welcome';
  }
}

/** The window where strangers touch it: what may be done, one thing at a time, and after a while of nobody the first screen. */
export function Kiosk() {
  const stage = useWizard((state) => stageOf(screenOf(state)));
  const restoring = useWizard((state) => state.restoring);
  const question = useWizard((state) => state.question);
  const left = useWizard(isLeft);
  const Present = stages[stage];
  return (
    <div className={shell['shell']}>
      <div className={css['frame']}>
        <header className={css['head']}>
          <Brand />
        </header>
        <main className={shell['main']}>
          {!restoring && (
            <>
              <LinkBanner screen={stage} />
              <Present key={stage} />
            </>
          )}
        </main>
        <ScreenKeyboard />
      </div>
      {question === 'accessibility' && <Accessibility />}
      {question === 'pin' && <PinPad />}
      {question === 'language' && <LanguageList />}
      {question === 'save-log' && <SaveLog />}
      {question === 'switch-off' && <SwitchOff />}
      {question === 'restart' && <Restart />}
      {question === 'give-up' && <GiveUp />}
      {left && <Idle key={stage} />}
    </div>
  );
}
