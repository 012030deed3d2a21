import { pose } from '../store/actions.ts';
import {
  appearances,
  chooseAccessibility,
  contrasts,
  motions,
  textSizes,
  useAccessibility,
} from '../store/accessibility.ts';
import { en } from '../text/en.ts';
import css from './accessibility.module.css';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { Segments } from './segments.tsx';

/** Opens the choices below. */
export function AccessibilityButton() {
  return (
    <div className={css['opener']}>
      <Button onPress={() => pose('accessibility')}>
        <Icon name="accessibility" />
        <span className={css['name']}>{en.accessibility.title}</span>
      </Button>
    </div>
  );
}

/** How this window is to be seen. It asks nobody but the page, and each choice holds at once and on every screen. */
export function Accessibility() {
  const { textSize, contrast, motion, appearance } = useAccessibility();
  const { texts, ...names } = en.accessibility;
  return (
    <Dialog title={names.title} lede={names.lede} onClose={() => pose(null)}>
      <div className={css['choices']}>
        <Segments
          label={names.textSize}
          shown
          segments={textSizes.map((id) => ({ id, label: names.percent(Number(id) / 100) }))}
          chosen={textSize}
          onChoose={(id) => chooseAccessibility({ textSize: id })}
        />
        <Segments
          label={names.contrast}
          shown
          segments={contrasts.map((id) => ({ id, label: texts[id] }))}
          chosen={contrast}
          onChoose={(id) => chooseAccessibility({ contrast: id })}
        />
        <Segments
          label={names.appearance}
          shown
          segments={appearances.map((id) => ({ id, label: texts[id] }))}
          chosen={appearance}
          onChoose={(id) => chooseAccessibility({ appearance: id })}
        />
        <Segments
          label={names.motion}
          shown
          segments={motions.map((id) => ({ id, label: texts[id] }))}
          chosen={motion}
          onChoose={(id) => chooseAccessibility({ motion: id })}
        />
      </div>
    </Dialog>
  );
}
