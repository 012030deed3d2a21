import { refuse } from '../contract/fixes.ts';
import type { Offer, Origin, Way } from '../contract/offer.ts';
import type { ChangePlan } from '../contract/plan.ts';
import type { Problem } from '../contract/problem.ts';
import { originOf, parseAddress, parseLocation, type Location } from '../repository/location.ts';
import { offeringsOf } from '../repository/offerings.ts';
import type { Stick } from '../repository/stick.ts';
import { readRepository, type Trust } from '../repository/trust.ts';
import type { Delivery } from '../steps/change/context.ts';
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

/** More than a repository of some size has; older ones make room. */
const mostOpened = 1024;

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

  async #open(mirrors: readonly [Location, ...Location[]]): Promise<readonly Offer[]> {
    const { trust } = this.#from;
    const found = offeringsOf(await readRepository(this.#log, mirrors[0], trust), mirrors, trust);
    // What it had and has no more is not offered any longer.
    const origin = JSON.stringify(originOf(mirrors[0]));
    this.#opened = this.#opened.filter((one) => JSON.stringify(one.offer.origin) !== origin);
    this.#keep(found);
    return found.map((one) => one.offer);
  }

  #keep(found: readonly Offering[]): void {
    const ids = new Set(found.map((one) => one.offer.id));
    this.#opened = [...this.#opened.filter((one) => !ids.has(one.offer.id)), ...found].slice(-mostOpened);
  }

  /** Where the streams of an offer's way are. Throws `source.unknown`. */
  sourcesOf(offerId: string, way: Way | null): readonly StreamSource[] {
    const offering = [...this.#onMedium, ...this.#opened].find((one) => one.offer.id === offerId);
    const found = offering?.ways.find((one) => one.parentUuid === way?.parentUuid);
    return found?.sources ?? refuse('source.unknown', {});
  }

  /** What a change receives, in order: what comes along, and what was asked for. Throws `source.unknown`. */
  deliveriesOf({ request, tree, usrTree, way, brings }: ChangePlan): readonly Delivery[] {
    if (!('offerId' in request)) return [];
    const asked = { tree: usrTree ?? tree, offerId: request.offerId, way };
    return [...brings, asked].map((one) => ({
      tree: one.tree,
      parentUuid: one.way?.parentUuid ?? null,
      sources: this.sourcesOf(one.offerId, one.way),
    }));
  }
}
