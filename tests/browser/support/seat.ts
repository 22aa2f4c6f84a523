/** A person at a browser: signs in through the page like everybody, and is gone with everything when done. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectThat } from './scenarios.ts';
import { patienceMs, watchRequests } from './waits.ts';

export const wide = { width: 1440, height: 900 };
export const phone = { width: 360, height: 740 };
export type Screen = typeof wide;

export class Office {
  readonly address: string;
  readonly browser: Browser;
  readonly password: string;
  /** What the pages complained about. */
  readonly complaints: string[] = [];
  /** Who sits at a browser now; after a failure they are still there to be looked at. */
  readonly #seats: Page[] = [];

  constructor(browser: Browser, address: string, password: string) {
    this.browser = browser;
    this.address = address;
    this.password = password;
  }

  async stranger<T>(work: (page: Page, context: BrowserContext) => Promise<T>, screen: Screen = wide): Promise<T> {
    const context = await this.browser.newContext({
      viewport: screen,
      locale: 'zh-CN',
      baseURL: this.address,
      // The desk goes without motion, as people set it whom it disturbs; the phone shows it.
      reducedMotion: screen === phone ? 'no-preference' : 'reduce',
    });
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    this.#seats.push(page);
    this.#listen(page);
    watchRequests(page);
    const done = await work(page, context);
    this.#seats.splice(this.#seats.indexOf(page), 1);
    await context.close();
    return done;
  }

  as<T>(email: string, work: (page: Page, context: BrowserContext) => Promise<T>, screen: Screen = wide): Promise<T> {
    return this.stranger(async (page, context) => {
      await page.goto('/sign-in');
      await signIn(page, email, this.password);
      await page.waitForURL(({ pathname }) => pathname === '/tasks');
      return work(page, context);
    }, screen);
  }

  /** Everybody goes home; `look` sees each page before. */
  async closeDown(look: (page: Page) => Promise<void>): Promise<void> {
    for (const page of this.#seats.splice(0)) {
      await look(page);
      await page.context().close();
    }
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`${page.url()} ${error.message}`));
    page.on('console', (message) => {
      // Answers that refuse are judged below, by what they answer.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(`${page.url()} ${message.text()}`);
    });
    page.on('response', (response) => {
      if (isUnexpected(response.status(), response.url()))
        this.complaints.push(`${response.status()} ${response.url()}`);
    });
  }
}

/** Refusals belong to the scenarios; an account that nobody gave yet is not found, and the own security asks who it is. */
const isUnexpected = (status: number, url: string): boolean =>
  status >= 400 &&
  ![401, 409, 422].includes(status) &&
  !(status === 404 && (url.endsWith('/account') || url.includes('/api/public/receipts/'))) &&
  !(status === 403 && /\/api\/(security\/|session\/sso-answer)/.test(url));

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('form button[type=submit]').click();
}

/** What the page's own session reads; for looking up names and for waiting, never for acting. */
export async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  expectThat(answer.ok(), `${path} answered ${answer.status()}`);
  const body: T = await answer.json();
  return body;
}
