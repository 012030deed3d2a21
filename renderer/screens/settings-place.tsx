import { useState } from 'react';
import { CheckedField } from '../components/checked-field.tsx';
import { SelectField, type Option, type OptionGroup } from '../components/select-field.tsx';
import { longestHostName } from '../../backend/contract/names.ts';
import { keyboardId } from '../store/layouts.ts';
import { locales, tagOfLocale } from '../store/locales.ts';
import { changeSetup } from '../store/setting-up.ts';
import type { Answers, Faults, Known, Setup } from '../store/setup.ts';
import { areaOf, timeZones } from '../store/zones.ts';
import { en } from '../text/en.ts';
import { cityOf, keyboardName, localeName, placeName } from '../text/setting-names.ts';
import css from './settings.module.css';

function byName(options: readonly Option[]): readonly Option[] {
  return options.toSorted((one, other) => one.name.localeCompare(other.name));
}

const left: Option = { id: '', name: en.settings.left };

interface Lists {
  readonly languages: readonly Option[];
  readonly zones: readonly Option[];
  readonly zonesByArea: readonly OptionGroup[];
}

/** So many names take a moment, which only who comes here has to wait. */
function makeLists(): Lists {
  const areas = Map.groupBy(timeZones(), areaOf);
  const named = [...areas].filter(([area]) => area !== '');
  return {
    languages: byName(locales.map((one) => ({ id: one, name: localeName(one), lang: tagOfLocale(one) }))),
    // The names of cities are English.
    zones: (areas.get('') ?? []).map((zone) => ({ id: zone, name: zone, lang: 'en' })),
    zonesByArea: named.map(([area, those]) => ({
      name: placeName(area),
      options: byName(those.map((id) => ({ id, name: cityOf(id), lang: 'en' }))),
    })),
  };
}

export interface PlaceFieldsProps {
  readonly setup: Setup;
  readonly answers: Answers;
  readonly known: Known;
  readonly faults: Faults;
  readonly insist: boolean;
}

/** Where the system is at home: language, keyboard, time zone, and its name there. */
export function PlaceFields({ setup, answers, known, faults, insist }: PlaceFieldsProps) {
  // When the screen was opened: a clock that runs would be read aloud again and again.
  const [now] = useState(() => new Date());
  const [{ languages, zones, zonesByArea }] = useState(makeLists);
  const { labels, rules, wrong, time } = en.settings;
  const { language, keyboard, timeZone } = answers;
  const keyboards = byName(known.keyboards.map((one) => ({ id: keyboardId(one), name: keyboardName(one) })));
  return (
    <div className={css['group']}>
      <SelectField
        label={labels.language}
        chosen={language}
        onChoose={(chosen) => changeSetup({ language: chosen })}
        options={[left, ...languages]}
      />
      {keyboards.length > 0 && (
        <SelectField
          label={labels.keyboard}
          chosen={keyboard}
          onChoose={(chosen) => changeSetup({ keyboard: chosen })}
          options={[left, ...keyboards]}
        />
      )}
      <SelectField
        label={labels.timeZone}
        chosen={timeZone}
        onChoose={(chosen) => changeSetup({ timeZone: chosen })}
        options={[left, ...zones]}
        groups={zonesByArea}
        note={timeZone === '' ? undefined : time(timeZone, now)}
      />
      <CheckedField
        label={labels.hostName}
        value={setup.hostName}
        onChange={(hostName) => changeSetup({ hostName })}
        rule={rules.hostName}
        wrong={faults.hostName === undefined ? null : wrong('hostName', faults.hostName)}
        longest={longestHostName}
        insist={insist}
      />
    </div>
  );
}
