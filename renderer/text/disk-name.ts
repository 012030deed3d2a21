import type { Disk } from '../../backend/contract/facts.ts';
import { isolate, t } from './translate.ts';

export type CalledDisk = Pick<Disk, 'model' | 'device'>;

/** What a person calls a disk, within a sentence. Virtual ones have no model. */
export function called({ model, device }: CalledDisk): string {
  return isolate(model === '' ? device : model);
}

/** The same where it stands alone. */
export function heading({ model, device }: CalledDisk): string {
  return model === '' ? t('Disk {device}', { device }) : isolate(model);
}
