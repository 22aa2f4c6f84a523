/** Acting on a case through its page, the way people do: open, fill in, upload, press, check, confirm. */
import type { Page } from 'playwright-core';
import type { CaseView } from '../../../server/cases/case-contract.ts';
import type { FormView } from '../../../server/papers/papers-contract.ts';
import { expectThat } from './scenarios.ts';
import { read } from './seat.ts';

/** A PDF as small as one can be that is one by its content. */
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

export const viewOf = (page: Page, caseId: string): Promise<CaseView> => read(page, `/api/cases/${caseId}`);

export async function openCase(page: Page, caseId: string, tab = ''): Promise<void> {
  await page.goto(`/cases/${caseId}${tab === '' ? '' : `?tab=${tab}`}`);
  await page.locator('#what-now').waitFor();
}

type Filling = (page: Page) => Promise<void>;

/** Says an event: its button, its form, the check, the confirmation. Afterwards the case is somewhere else or newer. */
export async function act(page: Page, caseId: string, type: string, fill: Filling = async () => {}): Promise<CaseView> {
  const before = await viewOf(page, caseId);
  const button = page.locator(`#what-now [data-event="${type}"]:not([disabled])`);
  await button.click();
  const next = page.locator(`[data-next="${type}"]`);
  const confirm = page.locator(`[data-confirm="${type}"]`);
  await next.or(confirm).first().waitFor();
  await fill(page);
  if (await next.isVisible()) await next.click();
  await confirm.click();
  await confirm.waitFor({ state: 'detached' });
  const after = await viewOf(page, caseId);
  expectThat(after.seq > before.seq, `${type} left the case at ${before.seq}`);
  return after;
}

/** Fills in and uploads whatever the open forms still miss. */
export async function completeForms(page: Page, caseId: string): Promise<void> {
  await openCase(page, caseId, 'forms');
  const { items } = await read<{ items: FormView[] }>(page, `/api/cases/${caseId}/forms`);
  for (const form of items.filter(({ open }) => open)) {
    for (const field of form.fields.filter(({ required }) => required)) await fillField(page, form, field);
    for (const paper of form.papers.filter(({ required }) => required))
      await uploadPaper(page, paper.code, `${paper.label.zh}.pdf`);
  }
  await waitUntil('the forms are complete but for the questionnaire', async () => {
    const now = await read<{ items: FormView[] }>(page, `/api/cases/${caseId}/forms`);
    return now.items.every(
      ({ open, missing }) => !open || missing.every(({ code }) => code.startsWith('questionnaire:')),
    );
  });
}

async function fillField(page: Page, form: FormView, field: FormView['fields'][number]): Promise<void> {
  const control = page.locator(`#${form.form}-${field.code}`);
  if (field.type === 'yesNo') return control.locator('label').first().click();
  const today = (await read<{ now: string }>(page, '/api/session')).now.slice(0, 10);
  const texts = {
    text: '数控机床与检具',
    longText: '排产依靠人工，质量数据未联通，能耗无法分项统计。',
    number: '120',
    yuan: '500000',
    date: today,
  };
  const known: Record<string, string> = { contactPhone: '0714-6350000', revenue: '23000000', contactName: '陈晓' };
  await control.fill(known[field.code] ?? texts[field.type]);
  await control.blur();
}

export async function uploadPaper(page: Page, paper: string, name: string): Promise<void> {
  const section = page.locator(`section[data-paper="${paper}"]`);
  await section.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf });
  await section.locator('.document').first().waitFor();
}

/** Answers a questionnaire: `good` ticks all that may be ticked, otherwise the second option of every question. */
export async function answerQuestionnaire(page: Page, caseId: string, kind: string, good: boolean): Promise<void> {
  await page.goto(`/cases/${caseId}?tab=levels&kind=${kind}`);
  await page.locator('.question').first().waitFor();
  for (let part = 0; part < 4; part += 1) {
    for (const question of await page.locator('.question').all()) {
      const options = question.locator('.option');
      const several = (await question.locator('input[type=checkbox]').count()) > 0;
      const count = await options.count();
      const wanted =
        several && good ? Array.from({ length: count - 1 }, (_, at) => at + 1) : [good ? Math.min(3, count - 1) : 1];
      for (const at of wanted) await options.nth(at).locator('label').click();
    }
    const next = page.locator('.next-part');
    if (await next.isVisible()) await next.click();
  }
  await waitUntil(`questionnaire ${kind} is complete`, async () => {
    const { complete } = await read<{ complete: boolean }>(page, `/api/cases/${caseId}/assessments/${kind}`);
    return complete;
  });
}

export async function waitUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  const patience = Date.now() + 45_000;
  while (!(await holds())) {
    expectThat(Date.now() < patience, `waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
