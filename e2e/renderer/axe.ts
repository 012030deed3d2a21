import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/**
 * What on the page keeps people out, as axe sees it: for each rule that is broken its name and the elements.
 *
 * It is put in the page once and asked there: Playwright's own wrapper puts it there anew each time, in two windows, and brings out
 * what is right as well, which takes five times as long.
 *
 * @param without rules that are not asked for
 */
export async function findings(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, without);
}
