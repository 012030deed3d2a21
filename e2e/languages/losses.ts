/** What the words of losses begin with, in English. */
export const telling = /\b(eras|delet|forget|lost\b|goes at)/iu;

/** What tells of a loss and warns of none, by why it need not be translated back. */
export const harmless: Readonly<Record<string, readonly string[]>> = {
  'names what a screen or a part of the work is about': ['Delete', 'Deleting what was kept', 'the deletion'],
  'tells what became of a deletion': [
    'What was kept is deleted',
    'What was kept was deleted',
    'What was to go is deleted.',
    'Deleting what was kept failed',
    'Deleting what was kept was cancelled',
    'Deleting what was kept was interrupted',
    'What was to be deleted may still be there, whole or in part. The next look at the disk says whether something is left.',
    'It was deleted or brought back meanwhile, so there is nothing to undo.',
  ],
  'takes a way of starting that forgets away': [
    'Starting {system} forgetting everything at shutdown is no longer in the boot menu.',
    'Starting {system} keeping settings and forgetting state is no longer in the boot menu.',
  ],
  'says that there is no loss': ['Nothing is lost by this'],
};
