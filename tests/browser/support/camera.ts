/** Pictures for the tour, small enough to live in the repository, and a look at accessibility on the way. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expectThat } from './scenarios.ts';
import { settled } from './waits.ts';

const folder = fileURLToPath(new URL('../../../docs/tour/', import.meta.url));

export class Camera {
  readonly on: boolean;
  constructor(on: boolean) {
    this.on = on;
    if (on) mkdirSync(folder, { recursive: true });
  }

  /** `from` begins the picture at a part of the page instead of at its top. */
  async take(page: Page, name: string, from?: string): Promise<void> {
    if (!this.on) return;
    await settled(page);
    await page.evaluate((selector) => {
      const part = selector === null ? null : document.querySelector(selector);
      window.scrollTo(0, part === null ? 0 : part.getBoundingClientRect().top + window.scrollY - 60);
    }, from ?? null);
    await page.screenshot({ path: `${folder}${name}.jpg`, type: 'jpeg', quality: 72, animations: 'disabled' });
  }
}

/** No serious or critical finding of axe on what is shown. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = bad.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.replace(/\s+/g, ' ').slice(0, 200)}`,
        )
        .join(' | ')}`,
  );
  expectThat(bad.length === 0, `${what}: ${told.join('\n')}`);
}

/** At this width nothing has to be scrolled sideways. */
export async function expectFits(page: Page, what: string): Promise<void> {
  await settled(page);
  const [content, screen] = await page.evaluate(
    () => [document.documentElement.scrollWidth, window.innerWidth] as const,
  );
  expectThat(content <= screen, `${what} is ${content} px wide on a screen of ${screen} px`);
}
