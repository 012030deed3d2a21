import type { Fix } from '../../backend/contract/problem.ts';
import { t } from './translate.ts';

/** Fixes that this window can do are buttons; the others are advice. */
export type FixText =
  | { readonly kind: 'button'; readonly label: string }
  | { readonly kind: 'advice'; readonly sentence: string };

function button(label: string): FixText {
  return { kind: 'button', label };
}

function advice(sentence: string): FixText {
  return { kind: 'advice', sentence };
}

export const fixes: Readonly<Record<Fix, FixText>> = {
  retry: button(t('Try again')),
  refresh: button(t('Look again')),
  'choose-another-disk': button(t('Choose another disk')),
  'choose-another-image': button(t('Choose another system')),
  'start-over': button(t('Start over')),
  'save-log': button(t('Save the log')),
  'wait-for-network': button(t('Wait for the network')),
  'switch-off': button(
    t('Switch off', {}, { comment: 'The button switches the computer off, after one more question.' }),
  ),
  close: button(t('Close', {}, { comment: 'The button closes the window.' })),
  'free-the-disk': advice(t('Close what uses the disk, or take it out of use, and look again.')),
  restart: advice(t('If that does not help, restart the computer.')),
  'connect-power': advice(t('Connect the computer to power.')),
  'switch-to-uefi': advice(
    t(
      'Restart, open the firmware settings, switch “Legacy” or “CSM” off and UEFI on, and start this medium again.',
    ),
  ),
  'disable-secure-boot': advice(
    t('Restart, open the firmware settings, switch Secure Boot off, and start this medium again.'),
  ),
  'install-tool': advice(t('Tell whoever made this medium: it lacks a program that installing needs.')),
  'wait-for-the-other-run': advice(t('Wait until the other work has ended.')),
  repair: button(t('Repair')),
  'restart-the-system': advice(t('Restart that system, and look again.')),
  'start-from-medium': advice(t('Start this computer from the installation medium, and do it from there.')),
  'let-go-of-remains': button(t('Delete what was kept', {}, { loss: true })),
  'choose-another-name': button(t('Choose another name')),
  'check-the-network': advice(
    t('Check the cable, or the wireless network and whether it wants you to sign in.'),
  ),
  'set-the-clock': advice(t('Set the date and the time of this computer.')),
  'ask-the-publisher': advice(t('Tell whoever runs the repository.')),
};
