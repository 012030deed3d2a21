import { vendorText } from '../text/vendor-texts.ts';
import { Screen, type ScreenProps } from './screen.tsx';
import { VendorText } from './vendor-text.tsx';

/** The screen that a window opens with: what it is called, and what is said under that, are the vendor's to say. */
export function FirstScreen(props: ScreenProps) {
  const title = vendorText('title');
  const lede = vendorText('lede');
  return (
    <Screen
      {...props}
      {...(title === null ? {} : { title: title.text, titleLang: title.lang })}
      {...(lede === null ? {} : { lede: <VendorText said={lede} /> })}
    />
  );
}
