import { vendorText } from '../text/vendor-texts.ts';
import { Icon } from './icon.tsx';
import css from './vendor-text.module.css';
import { VendorText } from './vendor-text.tsx';

/** Where to turn to when something failed, if the vendor says so. */
export function VendorHelp() {
  const said = vendorText('help');
  if (said === null) return null;
  return (
    <p className={css['help']}>
      <Icon name="info" />
      <VendorText said={said} />
    </p>
  );
}
