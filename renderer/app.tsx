import type { ComponentType } from 'react';
import css from './app.module.css';
import { Accessibility } from './components/accessibility.tsx';
import { AnswerFile } from './components/answer-file.tsx';
import { GiveUp } from './components/give-up.tsx';
import { LinkBanner } from './components/link-banner.tsx';
import { PinPad } from './components/pin-pad.tsx';
import { Rail } from './components/rail.tsx';
import { SaveLog } from './components/save-log.tsx';
import { ShortcutList, useShortcutList } from './components/shortcut-list.tsx';
import { Restart, SwitchOff } from './components/switch-off.tsx';
import { ChooseDisk } from './screens/choose-disk.tsx';
import { ChooseImage } from './screens/choose-image.tsx';
import { ChooseKind } from './screens/choose-kind.tsx';
import { ChooseSystem } from './screens/choose-system.tsx';
import { ChooseTask } from './screens/choose-task.tsx';
import { Desk } from './screens/desk.tsx';
import { Done } from './screens/done.tsx';
import { Failed } from './screens/failed.tsx';
import { Progress } from './screens/progress.tsx';
import { Review } from './screens/review.tsx';
import { Settings } from './screens/settings.tsx';
import { Versions } from './screens/versions.tsx';
import { Welcome } from './screens/welcome.tsx';
import { screenOf, type Screen } from './store/reduce.ts';
import { vendor } from './store/vendor.ts';
import { useWizard } from './store/wizard.ts';

const screens: Readonly<Record<Screen, ComponentType>> = {
  welcome: vendor().face === 'support' ? Desk : Welcome,
  task: ChooseTask,
  image: ChooseImage,
  disk: ChooseDisk,
  settings: Settings,
  system: ChooseSystem,
  kind: ChooseKind,
  versions: Versions,
  review: Review,
  progress: Progress,
  done: Done,
  failed: Failed,
};

/** The window: the steps beside the one screen that is due. */
export function App() {
  const screen = useWizard(screenOf);
  const restoring = useWizard((state) => state.restoring);
  const question = useWizard((state) => state.question);
  const Present = screens[screen];
  useShortcutList();
  return (
    <div className={css['shell']}>
      <div className={css['frame']}>
        <Rail screen={screen} />
        <main className={css['main']}>
          {!restoring && (
            <>
              <LinkBanner screen={screen} />
              <Present key={screen} />
            </>
          )}
        </main>
      </div>
      {question === 'accessibility' && <Accessibility />}
      {question === 'pin' && <PinPad />}
      {question === 'save-log' && <SaveLog />}
      {question === 'switch-off' && <SwitchOff />}
      {question === 'restart' && <Restart />}
      {question === 'give-up' && <GiveUp />}
      {question === 'answers' && <AnswerFile />}
      {question === 'shortcuts' && <ShortcutList />}
    </div>
  );
}
