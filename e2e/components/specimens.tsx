import css from './specimens.module.css';
import { buttons, callouts, choosing, colours, icons, sizes } from './controls.tsx';
import { fields, shortcuts, told } from './fields.tsx';
import { brands, disks, lists, problems, rails } from './findings.tsx';
import { longLists, screens } from './frames.tsx';
import { looked } from './looked.tsx';
import { Overlays } from './overlays.tsx';
import type { Shown } from './shown.ts';

function Section({ title, shown }: { readonly title: string; readonly shown: readonly Shown[] }) {
  return (
    <section className={css['section']}>
      <h2>{title}</h2>
      <div className={css['states']}>
        {shown.map(({ state, look, wide, node }) => (
          <div key={state} className={css['state']} data-wide={wide} data-look={look}>
            <p className={css['caption']}>{state}</p>
            {node}
          </div>
        ))}
      </div>
    </section>
  );
}

const sections = {
  Colours: colours,
  Type: sizes,
  Icons: icons,
  Buttons: buttons,
  Choosing: choosing,
  Fields: fields,
  'Hovered, focused, pressed': looked,
  Shortcuts: shortcuts,
  Saving: told,
  Callouts: callouts,
  Problems: problems,
  Disks: disks,
  Lists: lists,
  'Long lists': longLists,
  Screens: screens,
  Rail: rails,
  Brand: brands,
} as const;

/** Every component in every state. */
export function Specimens() {
  return (
    <main className={css['page']}>
      <div className={css['bar']}>
        <h1>Components</h1>
        <Overlays />
      </div>
      {Object.entries(sections).map(([title, shown]) => (
        <Section key={title} title={title} shown={shown} />
      ))}
    </main>
  );
}
