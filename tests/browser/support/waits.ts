/**
 * Waiting for what a person would wait for. What may be there twice goes through `sees` or `shown`: a toast and a note say
 * the same words, and a strict locator would fail on the two of them.
 */
import type { Locator, Page, Request } from 'playwright-core';
import { expectThat } from './scenarios.ts';

type Place = Page | Locator;

export const patienceMs = 45_000;

/** The first of them that can be seen. */
export const shown = (place: Place, selector: string, hasText?: string | RegExp): Locator =>
  place
    .locator(selector)
    .filter({ visible: true, ...(hasText === undefined ? {} : { hasText }) })
    .first();

/** The text stands somewhere for everybody to see. */
export async function sees(place: Place, text: string | RegExp): Promise<void> {
  await place.getByText(text).filter({ visible: true }).first().waitFor();
}

export async function waitUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await holds())) {
    expectThat(Date.now() < end, `waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const underway = new WeakMap<Page, Set<Request>>();

/** From the first request on, so that `settled` knows what is still missing. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>();
  underway.set(page, requests);
  page.on('request', (request) => {
    // The live stream stays open on purpose.
    if (request.resourceType() === 'eventsource') return;
    // A new document: nobody waits any more for what the old one asked for.
    if (request.isNavigationRequest()) requests.clear();
    requests.add(request);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** What the page asked for and has not got yet, to tell after a failure. */
export const missingAnswers = (page: Page): string[] =>
  [...(underway.get(page) ?? [])].map((request) => `${request.method()} ${request.url()}`);

/** Everything that was asked for has come and is drawn: no request under way, no placeholder on the screen. */
export async function settled(page: Page): Promise<void> {
  const requests = underway.get(page) ?? new Set();
  await waitUntil(`${page.url()} is complete`, async () => {
    if (requests.size > 0) return false;
    const placeholders = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      return document.querySelectorAll('.loading').length;
    });
    return placeholders === 0 && requests.size === 0;
  });
}

/** Picks from a list that opens. A list that closed again, because something else took the focus, is opened again. */
export async function choose(page: Page, selector: string, text: string): Promise<void> {
  const input = page.locator(selector);
  const chosen = page.locator('.ant-select', { has: input }).filter({ hasText: text });
  const option = shown(page, '.ant-select-item-option', text);
  await waitUntil(`“${text}” is chosen`, async () => {
    if ((await chosen.count()) > 0) return true;
    await input.click();
    if (await input.isEditable()) await input.fill(text);
    await option.click({ timeout: 5_000 }).catch(() => undefined);
    return (await chosen.count()) > 0;
  });
}
