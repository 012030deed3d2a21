import { AccessibilityButton } from '../components/accessibility.tsx';
import { Button } from '../components/button.tsx';
import { Callout } from '../components/callout.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { KeyboardPicker } from '../components/keyboard-picker.tsx';
import { LanguagePicker } from '../components/language-picker.tsx';
import { ProblemDetail } from '../components/problem.tsx';
import { LinkLine } from '../components/link-line.tsx';
import { FirstScreen } from '../components/first-screen.tsx';
import { VendorHelp } from '../components/vendor-help.tsx';
import { go } from '../store/actions.ts';
import { problemFor } from '../store/problems.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import css from './welcome.module.css';

const icons: readonly IconName[] = ['disk', 'undo', 'person'];

/** What this does and what it does not. It needs nothing but itself, so that it is there at once. */
export function Welcome() {
  const stillConnecting = useWizard(({ link, waitedLong }) => waitedLong && link.state === 'connecting');
  const slow = problemFor('backend.unreachable');
  return (
    <FirstScreen
      title={en.welcome.title}
      lede={en.welcome.lede}
      aside={
        <>
          <AccessibilityButton />
          <LanguagePicker />
        </>
      }
      back={<LinkLine />}
      forward={
        <Button tone="primary" onPress={() => go('task')}>
          {en.action.begin}
        </Button>
      }
    >
      {stillConnecting && (
        <Callout tone="danger" icon="warning" live="alert" title={problemText(slow).headline}>
          <ProblemDetail problem={slow} />
          <VendorHelp />
        </Callout>
      )}
      <p className={css['promise']}>
        <Icon name="check" />
        {en.welcome.promise}
      </p>
      <KeyboardPicker />
      <ul className={css['points']}>
        {en.welcome.points.map(({ title, text }, index) => (
          <li key={title}>
            <Icon name={icons[index] ?? 'info'} />
            <div>
              <h2>{title}</h2>
              <p>{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </FirstScreen>
  );
}
