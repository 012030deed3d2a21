import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { longestFullName, longestPassword } from '../../backend/contract/names.ts';
import { Button } from '../components/button.tsx';
import { CheckedField } from '../components/checked-field.tsx';
import { Icon } from '../components/icon.tsx';
import { Segments } from '../components/segments.tsx';
import { TickBox } from '../components/tick-box.tsx';
import { changeSetup, chooseOwner, forgetPassword } from '../store/setting-up.ts';
import { owners, type Answers, type Faults, type Field, type Setup, type Typed } from '../store/setup.ts';
import { useWizard } from '../store/wizard.ts';
import { en } from '../text/en.ts';
import css from './settings.module.css';

const segments = owners.map((id) => ({ id, label: en.settings.owners[id] }));

interface Checks {
  readonly faults: Faults;
  readonly insist: boolean;
}

function wrongWith(field: Field, faults: Faults): string | null {
  const fault = faults[field];
  return fault === undefined ? null : en.settings.wrong(field, fault);
}

interface UserFieldsProps extends Checks {
  readonly setup: Setup;
  readonly answers: Answers;
}

function UserFields({ setup, answers, faults, insist }: UserFieldsProps) {
  const { fields, rules } = en.settings;
  return (
    <div className={css['group']}>
      <CheckedField
        label={fields.fullName}
        value={setup.fullName}
        onChange={(fullName) => changeSetup({ fullName })}
        rule={rules.fullName}
        wrong={wrongWith('fullName', faults)}
        longest={longestFullName}
        insist={insist}
      />
      <CheckedField
        label={fields.userName}
        value={answers.userName}
        onChange={(userName) => changeSetup({ userName })}
        rule={rules.userName}
        wrong={wrongWith('userName', faults)}
        insist={insist}
      />
    </div>
  );
}

interface PasswordFieldsProps extends Checks {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
}

function PasswordFields({ typed, onType, faults, insist }: PasswordFieldsProps) {
  const [shown, setShown] = useState(false);
  const show = useId();
  const { fields, rules, special } = en.settings;
  const { password, repeated } = typed;
  return (
    <>
      <div className={css['group']}>
        <CheckedField
          label={fields.password}
          value={password}
          onChange={(changed) => onType({ ...typed, password: changed })}
          rule={/^[ -~]*$/u.test(password) ? rules.password : special}
          wrong={wrongWith('password', faults)}
          longest={longestPassword}
          hidden={!shown}
          insist={insist}
        />
        <CheckedField
          label={fields.repeated}
          value={repeated}
          onChange={(changed) => onType({ ...typed, repeated: changed })}
          rule={rules.repeated}
          wrong={wrongWith('repeated', faults)}
          longest={longestPassword}
          hidden={!shown}
          insist={insist}
        />
      </div>
      <div className={css['show']}>
        <TickBox id={show} label={en.settings.show} ticked={shown} onChange={setShown} />
      </div>
    </>
  );
}

/** There is a hash of it, and no way back to what it was. */
function PasswordSet({ onAnother }: { readonly onAnother: () => void }) {
  return (
    <p className={css['isSet']}>
      <Icon name="check" />
      {en.settings.isSet}
      <Button onPress={onAnother}>{en.settings.another}</Button>
    </p>
  );
}

/** Who will use the system, and by which password. */
export function OwnerFields(props: UserFieldsProps & PasswordFieldsProps) {
  const { owner } = props.setup;
  const hashed = useWizard((state) => state.hashed !== null);
  const heading = useId();
  const fields = useRef<HTMLElement>(null);
  const ask = (): void => {
    flushSync(forgetPassword);
    fields.current?.querySelector<HTMLElement>('[type="password"]')?.focus();
  };
  return (
    <section ref={fields} className={css['owner']} aria-labelledby={heading}>
      <h2 id={heading}>{en.settings.owner}</h2>
      <Segments label={en.settings.owner} segments={segments} chosen={owner} onChoose={chooseOwner} />
      {owner !== 'nobody' && <p className={css['note']}>{en.settings.ownerTexts[owner]}</p>}
      {owner === 'user' && <UserFields {...props} />}
      {owner !== 'nobody' && (hashed ? <PasswordSet onAnother={ask} /> : <PasswordFields {...props} />)}
    </section>
  );
}
