/** From the commitment to the receipt: confirmed by link, checked, submitted, downloaded, verified by a stranger. */
import type { Page } from 'playwright-core';
import type { ReceiptView } from '../../server/receipts/receipt-contract.ts';
import { applicant, caseOf } from './application.ts';
import { expectAccessible, expectFits } from './support/camera.ts';
import { answerQuestionnaire, readForms, uploadPaper } from './support/filling-in.ts';
import type { Letters } from './support/letters.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, read } from './support/seat.ts';
import { sees, shown, waitUntil } from './support/waits.ts';

const legal = 'legal@example.org';
const at = (part: string) => `/cases/${caseOf.id}/application/${part}`;
const receiptsOf = async (page: Page) =>
  (await read<{ items: ReceiptView[] }>(page, `/api/cases/${caseOf.id}/receipts`)).items;

export const receipts = (office: Office, letters: Letters): Scenario[] => {
  let given: ReceiptView | undefined;
  return [
    {
      name: 'papers are dropped several at once; what is too much is told by name, what fails is tried again',
      run: () =>
        office.as(applicant, async (page) => {
          await page.goto(at('declarations'));
          await page.locator('#application-notFundedTwice label').first().click();
          await page.locator('[data-next-part]').click();
          await page.waitForURL(({ pathname }) => pathname === at('papers'));
          const input = page.locator('section[data-paper="licence"] input[type=file]');
          const pdf = (name: string) => ({
            name,
            mimeType: 'application/pdf',
            buffer: Buffer.from(
              `%PDF-1.4\n%${name}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
            ),
          });
          await input.setInputFiles([pdf('一.pdf'), pdf('二.pdf'), pdf('三.pdf')]);
          await sees(page, /只能再传 2 个；未上传：三\.pdf/);
          await page.locator('section[data-paper="licence"] a[download="二.pdf"]').waitFor();
          await page.route('**/documents?*', (route) => route.abort());
          await page
            .locator('section[data-paper="financialStatements"] input[type=file]')
            .setInputFiles([pdf('报表.pdf')]);
          const failed = page.locator('[data-failed="报表.pdf"]');
          await failed.waitFor();
          await page.unroute('**/documents?*');
          await failed.getByRole('button', { name: /重新上传/ }).click();
          await page.locator('section[data-paper="financialStatements"] a[download="报表.pdf"]').waitFor();
          await uploadPaper(page, 'otherProof', '证书.pdf');
          await answerQuestionnaire(page, caseOf.id, 'self', false);
          await waitUntil('only the commitment is missing', async () => {
            const form = (await readForms(page, caseOf.id)).find((one) => one.form === 'application');
            return form?.missing.length === 1;
          });
        }),
    },
    {
      name: 'the legal representative gets the link, reads everything on a phone and confirms without an account',
      run: async () => {
        await office.as(applicant, async (page) => {
          await page.goto(at('review'));
          await page.locator('[data-submit][disabled]').waitFor();
          await page.goto(at('commitment'));
          await page.locator('#commitment-email').fill(legal);
          await page.locator('[data-send-link]').click();
          await page.locator('[data-asked]').waitFor();
          await expectAccessible(page, 'the commitment');
        });
        const { representative } = await office.as(applicant, (page) =>
          read<{ representative: string }>(page, `/api/cases/${caseOf.id}/commitment`),
        );
        await office.stranger(async (page) => {
          await page.goto(await letters.linkTo(legal, 'commitment.asked'));
          await page.locator('[data-give]').click();
          await shown(page, '.error-summary a').waitFor();
          await expectFits(page, 'the confirmation');
          await expectAccessible(page, 'the confirmation');
          await page.locator('#confirm-name').fill('张冒名');
          await page.locator('#confirm-agree').check();
          await page.locator('[data-give]').click();
          await sees(page, /与登记的法定代表人不一致/);
          await page.locator('#confirm-name').fill(representative);
          await page.locator('[data-give]').click();
          await page.locator('[data-confirmed]').waitFor();
        }, phone);
      },
    },
    {
      name: 'it is checked on one page and submitted; the page says what happens next and gives the receipt',
      run: () =>
        office.as(applicant, async (page) => {
          await page.goto(at('review'));
          await page.locator('[data-commitment="confirmed"]').waitFor();
          await page.locator('[data-submit]:not([disabled])').click();
          await page.locator('[data-submitted]').waitFor();
          await sees(page, '接下来');
          await page.locator('[data-receipt]').waitFor();
          await expectAccessible(page, 'what happens next');
          const downloading = page.waitForEvent('download');
          await page.getByRole('button', { name: /下载回执/ }).click();
          const name = (await downloading).suggestedFilename();
          expectThat(/^受理回执-.+-R1\.pdf$/.test(name), `the receipt is called ${name}`);
          [given] = await receiptsOf(page);
        }),
    },
    {
      name: 'a stranger who scans the code is told that the receipt is genuine, and that a changed one is not',
      run: async () => {
        const url = new URL(given?.verifyUrl ?? '');
        for (const screen of [phone, { width: 1440, height: 900 }])
          await office.stranger(async (page) => {
            await page.goto(url.pathname + url.search);
            await page.locator('[data-genuine="true"]').waitFor();
            await sees(page, given?.hash ?? 'no hash');
            await expectFits(page, 'a receipt');
            await expectAccessible(page, 'a receipt');
            await page.goto(`${url.pathname.replace('-R1', '-R2')}${url.search}`);
            await page.locator('[data-genuine="false"]').waitFor();
          }, screen);
      },
    },
  ];
};
