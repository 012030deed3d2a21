import { useEffect, useId } from 'react';
import type { Facts } from '../../backend/contract/facts.ts';
import type { Origin } from '../../backend/contract/offer.ts';
import type { StickFacts } from '../../backend/contract/stick.ts';
import {
  chooseSource,
  lookAtOnly,
  openSource,
  stopWaiting,
  typeAddress,
  waitForNetwork,
} from '../store/sources.ts';
import { sourceKinds } from '../store/state.ts';
import { useWizard } from '../store/wizard.ts';
import type { Where } from '../text/en-sources.ts';
import { en } from '../text/en.ts';
import { problemText } from '../text/problems.ts';
import { isolate } from '../text/translate.ts';
import { ActionRow } from './action-row.tsx';
import { Button } from './button.tsx';
import { Callout } from './callout.tsx';
import { FixButtons, ProblemDetail } from './problem.tsx';
import { Segments } from './segments.tsx';
import css from './source-picker.module.css';
import { TextField } from './text-field.tsx';

const segments = sourceKinds.map((id) => ({ id, label: en.source.kind[id] }));

/** As long as an address may be. */
const longestAddress = 2000;

/** A place by the name that it has: that of the stick, or the address. */
export function whereOf(place: Origin, sticks: readonly StickFacts[]): Where {
  switch (place.kind) {
    case 'address':
      return { kind: 'address', name: place.address.trim() };
    case 'stick':
      return { kind: 'stick', name: sticks.find(({ id }) => id === place.stickId)?.name ?? '' };
    case 'medium':
    case 'file':
    case 'folder':
      return { kind: 'medium', name: '' };
  }
}

/** What becomes of the last look: that it is on, or why it came to nothing. */
function Look({ sticks }: { readonly sticks: readonly StickFacts[] }) {
  const opening = useWizard((state) => state.opening);
  const awaited = useWizard((state) => state.awaited !== null);
  const problem = useWizard((state) => state.sourceProblem);
  return (
    <>
      <output className={css['looking']}>
        {opening !== null && en.source.looking(whereOf(opening, sticks))}
      </output>
      {awaited && (
        <Callout tone="plain" icon="info" live="status" title={en.source.awaited}>
          <p>{en.progress.goesOn}</p>
          <div className={css['buttons']}>
            <Button takesFocus onPress={stopWaiting}>
              {en.progress.giveUp}
            </Button>
          </div>
        </Callout>
      )}
      {problem !== null && (
        <Callout tone="danger" icon="warning" live="alert" title={problemText(problem).headline}>
          <ProblemDetail problem={problem} />
          {problem.fixes.includes('wait-for-network') && (
            <FixButtons offered={['wait-for-network']} instead={{ 'wait-for-network': waitForNetwork }} />
          )}
        </Callout>
      )}
    </>
  );
}

function StickRow({ stick, facts }: { readonly stick: StickFacts; readonly facts: Facts }) {
  const opened = useWizard((state) => state.opened?.kind === 'stick' && state.opened.stickId === stick.id);
  const blocked = useWizard((state) => state.opening !== null);
  const disk = facts.disks.find(({ id }) => id === stick.diskId);
  return (
    <ActionRow
      icon="disk"
      title={isolate(stick.name)}
      details={[
        ...(disk === undefined ? [] : [en.source.onDisk(en.disk.name(disk))]),
        ...(stick.holds === 'medium' ? [en.source.unsigned] : []),
      ]}
    >
      {(describedBy) =>
        stick.holds === 'repository' && (
          <Button
            describedBy={describedBy}
            blocked={blocked}
            onPress={() => openSource({ kind: 'stick', stickId: stick.id })}
          >
            {opened ? en.source.lookAgain : en.source.look}
          </Button>
        )
      }
    </ActionRow>
  );
}

/** The sticks that are plugged in. The backend tells of each that comes, so that a person only has to wait here. */
function Sticks({ facts }: { readonly facts: Facts }) {
  const { sticks } = facts;
  const only = sticks.length === 1 && sticks[0]?.holds === 'repository' ? sticks[0].id : undefined;
  useEffect(() => {
    // A look that failed is not repeated by itself: only another stick is looked at, or this one when it is plugged in anew.
    if (only !== undefined) void lookAtOnly(only);
  }, [only]);
  if (sticks.length === 0) {
    return (
      <Callout tone="plain" icon="info" live="status" title={en.source.plugIn}>
        <p>{en.source.plugInText}</p>
      </Callout>
    );
  }
  return (
    <ul aria-label={en.source.sticks}>
      {sticks.map((stick) => (
        <StickRow key={stick.id} stick={stick} facts={facts} />
      ))}
    </ul>
  );
}

function Address() {
  const address = useWizard((state) => state.address);
  const looking = useWizard(({ opening, awaited }) => opening !== null || awaited !== null);
  const problem = useWizard((state) => state.sourceProblem);
  const hint = useId();
  const missing = address.trim() === '';
  const look = (): void => {
    if (!missing && !looking) void openSource({ kind: 'address', address });
  };
  return (
    <form
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <TextField
        label={en.source.address}
        value={address}
        onChange={typeAddress}
        rule={en.source.addressRule}
        wrong={problem?.code === 'location.invalid' ? en.source.addressRule : null}
        longest={longestAddress}
      />
      <Button onPress={look} blocked={missing || looking} describedBy={missing ? hint : undefined}>
        {en.source.lookThere}
      </Button>
      <p id={hint} className="visually-hidden">
        {missing ? en.source.addressMissing : ''}
      </p>
    </form>
  );
}

/** Where systems come from: what was chosen stays, whatever becomes of it. */
export function SourcePicker({ facts }: { readonly facts: Facts }) {
  const kind = useWizard((state) => state.sourceKind);
  return (
    <div className={css['source']}>
      <Segments label={en.source.group} segments={segments} chosen={kind} onChoose={chooseSource} />
      {kind === 'stick' && <Sticks facts={facts} />}
      {kind === 'address' && <Address />}
      {kind !== 'medium' && <Look sticks={facts.sticks} />}
    </div>
  );
}
