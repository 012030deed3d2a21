import type { Companion } from '../contract/change.ts';
import { refuse } from '../contract/fixes.ts';
import type { Offer, Origin, Way } from '../contract/offer.ts';
import type { Plan } from '../contract/plan.ts';
import type { Problem } from '../contract/problem.ts';
import { originOf, parseAddress, parseLocation, type Location } from '../repository/location.ts';
import { placesOf } from '../repository/mirrors.ts';
import { offeringsOf } from '../repository/offerings.ts';
import type { Stick } from '../repository/stick.ts';
import { readRepository, type Trust } from '../repository/trust.ts';
import type { Delivery } from '../steps/trees/deliveries.ts';
import type { Log } from '../system/log.ts';
import { readMedium, type Offering } from '../trees/medium.ts';
import { openStreams } from '../trees/open-streams.ts';
import type { StreamSource } from '../trees/stream-source.ts';

export interface OfferSources {
  /** Folder of the medium that images are installed from. */
  readonly medium: string;
  readonly trust: Trust;
  /** Whether streams that nothing vouches for may be opened: only the terminal's own `--allow-unsigned` says so. */
  readonly allowUnsigned: boolean;
}

/** More than a repository of some size has; of a larger one the newest, and what was opened before makes room. */
const mostOpened = 1024;

/** The trees that a plan receives: what another needs comes before it. */
function received(plan: Plan): readonly Omit<Companion, 'title'>[] {
  const { way, request, brings } = plan;
  if (way === null || !('offerId' in request)) return [];
  const { offerId } = request;
  return plan.kind === 'install'
    ? [{ tree: plan.tree, offerId, way }, ...brings]
    : [...brings, { tree: plan.usrTree ?? plan.tree, offerId, way }];
}

/** What can be installed: what the medium has, and what was opened since. Only here is known where it lies. */
export class Offers {
  readonly #log: Log;
  readonly #from: OfferSources;
  #onMedium: readonly Offering[] = [];
  #opened: readonly Offering[] = [];

  constructor(log: Log, from: OfferSources) {
    this.#log = log;
    this.#from = from;
  }

  /** Reads the medium anew. */
  async read(): Promise<{ readonly offers: readonly Offer[]; readonly problems: readonly Problem[] }> {
    const { offerings, problems } = await readMedium(this.#from.medium);
    this.#onMedium = offerings;
    return { offers: [...offerings, ...this.#opened].map((one) => one.offer), problems };
  }

  /** Offers stream files. `there` are the UUIDs of the trees that deltas may be made on. */
  async openStreams(files: readonly string[], there: ReadonlySet<string>): Promise<Offer> {
    await this.read();
    const opened = await openStreams(this.#log, files, this.#onMedium, this.#from.allowUnsigned, there);
    this.#keep([opened]);
    return opened.offer;
  }

  /** Offers what a repository has; of several places the others are mirrors of the first. */
  async openRepository(locations: readonly string[]): Promise<readonly Offer[]> {
    const [first, ...others] = locations.map(parseLocation);
    if (first === undefined) return refuse('location.invalid', { location: '' });
    return this.#open([first, ...others]);
  }

  /** Offers what is at an address, as a person types it, or on a stick; where that is, as the offers say it. */
  async openSource(place: string | Stick): Promise<Origin> {
    const location: Location =
      typeof place === 'string' ? parseAddress(place) : { kind: 'stick', stick: place };
    await this.#open([location]);
    return originOf(location);
  }

  async #open(given: readonly [Location, ...Location[]]): Promise<readonly Offer[]> {
    const { trust } = this.#from;
    const { streams, mirrors } = await readRepository(this.#log, given, trust);
    const found = offeringsOf(streams, placesOf(given, mirrors), trust);
    // What it had and has no more is not offered any longer.
    const origin = JSON.stringify(originOf(given[0]));
    this.#opened = this.#opened.filter((one) => JSON.stringify(one.offer.origin) !== origin);
    const newest = found.slice(0, mostOpened);
    this.#keep(newest);
    return newest.map((one) => one.offer);
  }

  #keep(found: readonly Offering[]): void {
    const ids = new Set(found.map((one) => one.offer.id));
    this.#opened = [...this.#opened.filter((one) => !ids.has(one.offer.id)), ...found].slice(-mostOpened);
  }

  /** What a plan receives, in order, and where it is. Throws `source.unknown`. */
  deliveriesOf(plan: Plan): readonly Delivery[] {
    return received(plan).map(({ tree, offerId, way }) => ({
      tree,
      parentUuid: way.parentUuid,
      bytes: way.bytes,
      sources: this.#sourcesOf(offerId, way),
    }));
  }

  #sourcesOf(offerId: string, way: Way): readonly StreamSource[] {
    const offering = [...this.#onMedium, ...this.#opened].find((one) => one.offer.id === offerId);
    const found = offering?.ways.find((one) => one.parentUuid === way.parentUuid);
    return found?.sources ?? refuse('source.unknown', {});
  }
}
