/** Acting on a case through its page, the way people do: open, press, fill in, check, confirm. */
import type { Page } from 'playwright-core';
import type { CaseView } from '../../../server/cases/case-contract.ts';
import { expectThat } from './scenarios.ts';
import { read } from './seat.ts';
import { shown } from './waits.ts';

export const viewOf = (page: Page, caseId: string): Promise<CaseView> => read(page, `/api/cases/${caseId}`);

export async function openCase(page: Page, caseId: string, tab = ''): Promise<void> {
  await page.goto(`/cases/${caseId}${tab === '' ? '' : `?tab=${tab}`}`);
  await page.locator('#what-now').waitFor();
}

type Filling = (page: Page) => Promise<void>;

/** Says an event: its button, its form, the check, the confirmation. Afterwards the case is somewhere else or newer. */
export async function act(page: Page, caseId: string, type: string, fill: Filling = async () => {}): Promise<CaseView> {
  const before = await viewOf(page, caseId);
  await page.locator(`#what-now [data-event="${type}"]:not([disabled])`).click();
  const next = page.locator(`[data-next="${type}"]`);
  const confirm = page.locator(`[data-confirm="${type}"]`);
  await next.or(confirm).first().waitFor();
  await fill(page);
  if (await next.isVisible()) await next.click();
  await confirm.click();
  const refusal = await doneOrRefused(page, `[data-confirm="${type}"]`);
  expectThat(refusal === '', `${type} was refused: ${refusal}`);
  const after = await viewOf(page, caseId);
  expectThat(after.seq > before.seq, `${type} left the case at ${before.seq}`);
  return after;
}

/** For events that ask for nothing but a reason. */
export const because =
  (reason: string): Filling =>
  (form) =>
    form.locator('#say-reason').fill(reason);

/** Empty when the form is gone, else what the page says instead. */
async function doneOrRefused(page: Page, confirm: string): Promise<string> {
  const notice = shown(page, '.ant-drawer [role=alert]');
  const gone = page.locator(confirm).waitFor({ state: 'detached' });
  const told = notice.textContent().catch(() => '');
  return Promise.race([gone.then(() => ''), told.then((text) => text || gone.then(() => ''))]);
}

/** The case rests where it should. */
export const expectState = ({ state }: Pick<CaseView, 'state'>, wanted: string): void =>
  expectThat(state === wanted, `the case is in ${state}, not in ${wanted}`);
