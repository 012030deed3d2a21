import { vendor } from '../store/vendor.ts';

/** What this program is called: ours, or what its vendor calls it. */
export const product = vendor().name ?? 'Pristine';
