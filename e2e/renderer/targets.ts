import type { Page } from '@playwright/test';

/**
 * What can be pressed and is too small for a finger: less than 48 pixels wide or high, everything counted that does the same, such as
 * its label. It says what, and how large that is.
 */
export function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const least = 48;
    const pressable =
      'a[href], button, input, select, textarea, summary, [role=button], [role=checkbox], [role=radio], [role=switch], [role=tab]';

    /** How far an element reaches from a point in a direction, in pixels, as a finger feels it. */
    function reach(element: Element, x: number, y: number, dx: number, dy: number): number {
      const hits = (distance: number): boolean => {
        const hit = document.elementFromPoint(x + dx * distance, y + dy * distance);
        const label = hit?.closest('label');
        return hit !== null && (element.contains(hit) || label?.control === element);
      };
      let distance = 0;
      while (distance < least && hits(distance + 0.5)) distance += 1;
      return distance;
    }

    function tooSmall(element: Element): string | null {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const box = element.getBoundingClientRect();
      const x = box.x + box.width / 2;
      const y = box.y + box.height / 2;
      const wide = reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0);
      const high = reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1);
      return wide >= least && high >= least ? null : `${element.outerHTML.slice(0, 200)}: ${wide}x${high}`;
    }

    const dialog = document.querySelector('dialog:modal');
    return [...(dialog ?? document).querySelectorAll(pressable)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .flatMap((element) => tooSmall(element) ?? []);
  });
}
