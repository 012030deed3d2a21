import type { Loss } from '../../backend/contract/plan.ts';
import { list, size } from './format.ts';
import { t } from './translate.ts';

/** How many things the tick box names before it counts the rest: all that there is on any but the oddest disks. */
const mostNamed = 8;

/** As an item of a list of its own. */
export function lossHeading({ what, name }: Loss): string {
  if (what === 'unfinished-installation') return t('The unfinished installation', {}, { loss: true });
  if (name !== '') return what === 'data' ? t('The data on “{name}”', { name }, { loss: true }) : name;
  return what === 'system'
    ? t('A system without a name', {}, { loss: true })
    : t('Data without a name', {}, { loss: true });
}

/** Within the sentence of the tick box. */
function lossName({ what, name }: Loss): string {
  if (what === 'unfinished-installation') {
    return t(
      'the unfinished installation',
      {},
      {
        loss: true,
        comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
      },
    );
  }
  if (name !== '') {
    if (what !== 'data') return name;
    return t(
      'the data on “{name}”',
      { name },
      {
        loss: true,
        comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
      },
    );
  }
  return what === 'system'
    ? t(
        'a system without a name',
        {},
        {
          loss: true,
          comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
        },
      )
    : t(
        'data without a name',
        {},
        {
          loss: true,
          comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
        },
      );
}

function lossWithSize(loss: Loss): string {
  const thing = lossName(loss);
  return loss.usedBytes === null ? thing : t('{thing} ({size})', { thing, size: size(loss.usedBytes) });
}

function named(losses: readonly Loss[]): string {
  const count = losses.length - mostNamed;
  if (count <= 0) return list(losses.map(lossWithSize));
  const more = t(
    '{count, plural, one {# more thing} other {# more things}}',
    { count },
    {
      loss: true,
      comment: 'The last of the {things} in “I understand that {things} will be erased from {disk}.”',
    },
  );
  return list([...losses.slice(0, mostNamed).map(lossWithSize), more]);
}

/** What a person has to say to know before a disk is erased. */
export function acknowledgeErasure(losses: readonly Loss[], disk: string): string {
  return t(
    'I understand that {things} will be erased from {disk}.',
    { things: named(losses), disk },
    {
      loss: true,
      comment:
        'The label of a box to be ticked. Where a list does not fit into the sentence put it at the end: “I understand that this will be erased from {disk}: {things}”.',
    },
  );
}
