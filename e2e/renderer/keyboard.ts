import { expect, type JSHandle, type Locator, type Page } from '@playwright/test';

/** More than there is to go through on any screen. */
const mostStops = 60;

type Key = 'Tab' | 'Shift+Tab' | 'ArrowDown';

interface Step {
  readonly now: Element;
  readonly before: Element;
  readonly backwards: boolean;
}

function hasFocus(element: Element): boolean {
  return element === document.activeElement;
}

/** What is wrong with where the focus is, for who sees and has no mouse; empty where nothing is. */
function faultsOf({ now, before, backwards }: Step): readonly string[] {
  // Past the end comes what a browser has around its page.
  if (now === document.body) return [];
  const faults: string[] = [];
  const box = now.getBoundingClientRect();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const hit = document.elementFromPoint(middle.x, middle.y);
  const label = hit?.closest('label');
  const isLabel = label?.control?.isSameNode(now) === true;
  if (hit === null || !(now.contains(hit) || isLabel)) faults.push('it is out of sight');

  const chain: Element[] = [];
  for (let one: Element | null = now; one !== null && chain.length < 4; one = one.parentElement)
    chain.push(one);
  const hasRing = chain.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  if (!hasRing) faults.push('no ring is around it');

  if (before.isConnected && before !== document.body) {
    const [first, second] = backwards
      ? [box, before.getBoundingClientRect()]
      : [before.getBoundingClientRect(), box];
    const rightToLeft = getComputedStyle(document.documentElement).direction === 'rtl';
    const isBelow = second.top >= first.bottom - 1;
    const isBeside =
      second.bottom > first.top && (rightToLeft ? second.right <= first.right : second.left >= first.left);
    if (!isBelow && !isBeside) faults.push('it stands before what came before it');
  }
  return faults;
}

/** Goes through the window as who has no mouse, and looks at each stop on the way. */
export class Keyboard {
  readonly #page: Page;
  readonly #onStop: () => Promise<void>;

  /** @param onStop is called wherever the focus comes to */
  constructor(page: Page, onStop: () => Promise<void> = async () => {}) {
    this.#page = page;
    this.#onStop = onStop;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Goes on until it comes to something. */
  async to(target: Locator): Promise<void> {
    await this.#go('Tab', target);
  }

  /** Goes back until it comes to something. */
  async backTo(target: Locator): Promise<void> {
    await this.#go('Shift+Tab', target);
  }

  /** Goes on to a group of radio buttons, and chooses one of them. */
  async choose(radio: Locator): Promise<void> {
    await this.#go('Tab', radio, (element) => {
      const now = document.activeElement;
      const isRadio = element instanceof HTMLInputElement && now instanceof HTMLInputElement;
      return isRadio && element.name === now.name;
    });
    await this.press('Space');
    await this.#go('ArrowDown', radio, hasFocus, 0);
    await expect(radio).toBeChecked();
  }

  /** @param least how many times to press the key in any case */
  async #go(key: Key, target: Locator, isThere = hasFocus, least = 1): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < mostStops; stop += 1) {
      if (stop >= least && (await target.evaluate(isThere))) return;
      const before = await this.#focused();
      await this.press(key);
      const now = await this.#focused();
      const faults = await this.#page.evaluate(faultsOf, { now, before, backwards: key === 'Shift+Tab' });
      const where = await now.evaluate((element) => element.outerHTML.slice(0, 200));
      expect.soft(faults, where).toEqual([]);
      await this.#onStop();
    }
    throw new Error(`the keyboard does not come to ${String(target)}`);
  }

  #focused(): Promise<JSHandle<Element>> {
    return this.#page.evaluateHandle(() => document.activeElement ?? document.body);
  }
}

/** Waits for a screen, and sees that a screen reader would begin at its beginning. */
export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(heading);
  await expect(title).toBeFocused();
}
