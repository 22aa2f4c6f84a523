/** Filling in what a case asks for through its page: fields, papers, questionnaires. */
import type { Page } from 'playwright-core';
import type { FormView } from '../../../server/papers/papers-contract.ts';
import { openCase } from './case-desk.ts';
import { read } from './seat.ts';
import { waitUntil } from './waits.ts';

/** A PDF as small as one can be that is one by its content; another name is another paper. */
const pdfOf = (name: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n%${name}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );

export const readForms = async (page: Page, caseId: string): Promise<FormView[]> =>
  (await read<{ items: FormView[] }>(page, `/api/cases/${caseId}/forms`)).items;

/** Fills in and uploads whatever the open forms still miss. */
export async function completeForms(page: Page, caseId: string): Promise<void> {
  await openCase(page, caseId, 'forms');
  for (const form of (await readForms(page, caseId)).filter(({ open }) => open)) {
    if (form.sections.length > 0 && form.supplement === null) {
      await completeParts(page, caseId, form);
      continue;
    }
    const missing = new Set(form.missing.map(({ code }) => code));
    for (const field of form.fields.filter(({ code }) => missing.has(`field:${code}`)))
      await fillField(page, form, field);
    for (const paper of form.papers.filter(({ code }) => missing.has(`paper:${code}`)))
      await uploadPaper(page, paper.code, `${paper.label.zh}.pdf`);
  }
  await waitUntil('the forms are complete but for the questionnaire', async () =>
    (await readForms(page, caseId)).every(
      ({ open, missing }) => !open || missing.every(({ code }) => code.startsWith('questionnaire:')),
    ),
  );
}

/** An application, part by part, the way its pages lead. */
async function completeParts(page: Page, caseId: string, form: FormView): Promise<void> {
  const missing = new Set(form.missing.map(({ code }) => code));
  await page.goto(`/cases/${caseId}/application`);
  for (const { code, fields } of form.sections) {
    await page.locator(`.part[data-part="${code}"] a`).first().click();
    await page.locator(`[data-field="${fields[0]}"]`).waitFor();
    for (const field of form.fields.filter((one) => fields.includes(one.code) && missing.has(`field:${one.code}`)))
      await fillField(page, form, field);
    await page.locator('[data-next-part]').click();
    await page.locator(`[data-field="${fields[0]}"]`).waitFor({ state: 'detached' });
  }
  for (const paper of form.papers.filter(({ code }) => missing.has(`paper:${code}`))) {
    await page.goto(`/cases/${caseId}/application/${paper.required ? 'papers' : 'commitment'}`);
    await uploadPaper(page, paper.code, `${paper.label.zh}.pdf`);
  }
}

const known: Record<string, string> = { contactPhone: '0714-6350000', revenue: '23000000', contactName: '陈晓' };
const texts = {
  text: '数控机床与检具',
  longText: '排产依靠人工，质量数据未联通，能耗无法分项统计。',
  number: '120',
  yuan: '500000',
};

async function fillField(page: Page, form: FormView, { code, type }: FormView['fields'][number]): Promise<void> {
  const control = page.locator(`#${form.form}-${code}`);
  if (type === 'yesNo') return control.locator('label').first().click();
  await control.fill(known[code] ?? (type === 'date' ? await dayFromNow(page, 0) : texts[type]));
  await control.blur();
}

/** Done when the paper stands in the list to be downloaded; while it goes, its name stands beside the progress as well. */
export async function uploadPaper(page: Page, paper: string, name: string): Promise<void> {
  const section = page.locator(`section[data-paper="${paper}"]`);
  const given = section.locator(`a[download="${name}"]`);
  const before = await given.count();
  const file = { name, mimeType: 'application/pdf', buffer: pdfOf(name) };
  await section.locator('input[type=file]').first().setInputFiles(file);
  await given.nth(before).waitFor();
}

/** A day so many days from the product's own today. */
export async function dayFromNow(page: Page, days: number): Promise<string> {
  const { now } = await read<{ now: string }>(page, '/api/session');
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Answers a questionnaire: `good` ticks all that may be ticked, otherwise the second option of every question. */
export async function answerQuestionnaire(page: Page, caseId: string, kind: string, good: boolean): Promise<void> {
  await page.goto(`/cases/${caseId}?tab=levels&kind=${kind}`);
  const first = page.locator('.question legend').first();
  await first.waitFor();
  const next = page.locator('.next-part');
  for (;;) {
    await answerPart(page, good);
    if (!(await next.isVisible())) break;
    const before = await first.textContent();
    await next.click();
    await waitUntil('the next part is there', async () => (await first.textContent()) !== before);
  }
  await waitUntil(`questionnaire ${kind} is complete`, async () => {
    const { complete } = await read<{ complete: boolean }>(page, `/api/cases/${caseId}/assessments/${kind}`);
    return complete;
  });
}

async function answerPart(page: Page, good: boolean): Promise<void> {
  for (const question of await page.locator('.question').all()) {
    const options = question.locator('.option');
    const several = (await question.locator('input[type=checkbox]').count()) > 0;
    const count = await options.count();
    const wanted =
      several && good ? Array.from({ length: count - 1 }, (_, at) => at + 1) : [good ? Math.min(3, count - 1) : 1];
    for (const at of wanted) await options.nth(at).locator('label').click();
  }
}
