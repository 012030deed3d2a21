import type { Loss } from '../../backend/contract/plan.ts';
import { list, size } from './format.ts';
import { t } from './translate.ts';
import { kinds } from './words.ts';

/** How many things the tick box names before it counts the rest: all that there is on any but the oddest disks. */
const mostNamed = 8;

/** With whose files go with it. */
function withPeople(system: string, people: readonly string[]): string {
  if (people.length === 0) return system;
  return t(
    '{system} with the folders of {names}',
    { system, names: list(people) },
    { loss: true, comment: 'What is erased: a system, and personal files by whose they are.' },
  );
}

/** As an item of a list of its own. */
export function lossHeading({ what, name, people }: Loss): string {
  switch (what) {
    case 'unfinished-installation':
      return t('The unfinished installation', {}, { loss: true });
    case 'system':
      return withPeople(name === '' ? t('A system without a name', {}, { loss: true }) : name, people);
    case 'data':
      return name === ''
        ? t('Data without a name', {}, { loss: true })
        : t('The data on “{name}”', { name }, { loss: true });
    case 'encrypted':
      return kinds.luks;
    case 'volumes':
      return kinds.lvm;
    case 'raid':
      return kinds.raid;
    case 'unknown':
      return kinds.unknown;
  }
}

/** Within the sentence of the tick box. */
function lossName({ what, name, people }: Loss): string {
  switch (what) {
    case 'unfinished-installation':
      return t(
        'the unfinished installation',
        {},
        {
          loss: true,
          comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
        },
      );
    case 'system':
      return withPeople(
        name === ''
          ? t(
              'a system without a name',
              {},
              {
                loss: true,
                comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
              },
            )
          : name,
        people,
      );
    case 'data':
      return name === ''
        ? t(
            'data without a name',
            {},
            {
              loss: true,
              comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
            },
          )
        : t(
            'the data on “{name}”',
            { name },
            {
              loss: true,
              comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
            },
          );
    case 'encrypted':
      return t(
        'encrypted data',
        {},
        {
          loss: true,
          comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
        },
      );
    case 'volumes':
      return t(
        'a volume group (LVM), which may hold whole systems',
        {},
        {
          loss: true,
          comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
        },
      );
    case 'raid':
      return t(
        'a part of a RAID',
        {},
        {
          loss: true,
          comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
        },
      );
    case 'unknown':
      return t(
        'unknown data',
        {},
        {
          loss: true,
          comment: 'One of the {things} in “I understand that {things} will be erased from {disk}.”',
        },
      );
  }
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
