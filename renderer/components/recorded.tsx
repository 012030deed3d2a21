import { useResults } from '../store/results.ts';
import { vendor } from '../store/vendor.ts';
import { en } from '../text/en.ts';
import { sentences } from '../text/format.ts';
import { Callout } from './callout.tsx';

/** Whether it was written down. */
export function Written() {
  const { results } = useResults();
  if (results === null) return null;
  const { place, unwritten } = results;
  const written = place !== null && unwritten === 0;
  return (
    <Callout tone={written ? 'good' : 'plain'} icon={written ? 'check' : 'info'} live="status">
      <p>{written ? en.desk.recorded(place) : sentences([en.desk.unwritten(unwritten), en.desk.plugIn])}</p>
    </Callout>
  );
}

/** Whether what was done is in the list that support staff keeps. */
export function Recorded() {
  return vendor().face === 'support' ? <Written /> : null;
}
