/** Filling in an application: in parts, on a phone, with a killed browser, a cut network, a lost session, and a colleague. */
import type { BrowserContext, Page } from 'playwright-core';
import { expectAccessible, expectFits } from './support/camera.ts';
import { readForms } from './support/filling-in.ts';
import type { Letters } from './support/letters.ts';
import { OwnBrowser, type Program } from './support/own-browser.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, read, signIn } from './support/seat.ts';
import { sees, settled, shown, waitUntil } from './support/waits.ts';
import { startApplication } from './walk-application.ts';

export const applicant = 'qy004@example.com';
const colleague = { email: 'tongshi@example.com', name: '刘同事', password: '三月的湖边有一只白鹭飞过芦苇丛' };
export const caseOf = { id: '' };

const at = (part: string) => `/cases/${caseOf.id}/application/${part}`;
const box = (page: Page, code: string) => page.locator(`#application-${code}`);
const kept = (page: Page, code: string, text: string) =>
  waitUntil(`${text} is with the server`, async () =>
    (await readForms(page, caseOf.id)).some(({ answers }) => answers[code] === text),
  );
async function expectTyped(page: Page, code: string, text: string): Promise<void> {
  await box(page, code).waitFor();
  await waitUntil(`${code} is there`, async () => (await box(page, code).inputValue()) !== '');
  const there = await box(page, code).inputValue();
  expectThat(there === text, `of ${text} there is ${there}`);
}
const parts = ['basics', 'project', 'contact', 'declarations', 'papers', 'self', 'commitment', 'review'];

export const applyingTogether = (office: Office, letters: Letters, program: Program): Scenario[] => {
  const as = (work: (page: Page, context: BrowserContext) => Promise<void>) => office.as(applicant, work);
  return [
    {
      name: 'an application is begun: its parts in a list, what the city knows filled in, everything to be read on a phone',
      run: async () => {
        await as(async (page) => {
          caseOf.id = await startApplication(page);
          await page.goto(`/cases/${caseOf.id}/application`);
          await page.locator('.part[data-part="basics"][data-state="started"]').waitFor();
          await sees(page, /已完成 \d \/ 7 部分/);
          await page.goto(at('basics'));
          await page.locator('[data-field="staff"] [data-known="same"]').waitFor();
          for (const part of parts) {
            await page.goto(at(part));
            await page.locator('.apply h1').waitFor();
            if (['basics', 'papers', 'review'].includes(part)) await expectAccessible(page, part);
          }
        });
        await office.as(
          applicant,
          async (page) => {
            for (const part of ['', ...parts]) {
              await page.goto(part === '' ? `/cases/${caseOf.id}/application` : at(part));
              await page.locator('.apply h1').waitFor();
              await expectFits(page, part);
              if (part === '' || part === 'papers') await expectAccessible(page, `${part} on a phone`);
            }
          },
          phone,
        );
      },
    },
    {
      name: 'the browser is killed in mid-typing: started again, not one character is missing',
      run: async () => {
        const text = '排产靠人工，交期常拖三天以上；质量数据写在纸上，追不到批次。最后一个字也要在';
        const own = new OwnBrowser(program);
        try {
          const page = await own.start(`${office.address}/sign-in`);
          await signIn(page, applicant, office.password);
          await page.waitForURL(({ pathname }) => pathname === '/tasks');
          await page.goto(`${office.address}${at('project')}`);
          await box(page, 'needs').click();
          // Nothing of it reaches the server: the network is slow, and the browser is gone before.
          await page.route('**/forms/application', () => new Promise<void>(() => undefined));
          await page.keyboard.type(text, { delay: 5 });
          // As long as it takes until the last character is drawn.
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          await own.kill();
          const again = await own.start(`${office.address}${at('project')}`);
          await again.locator('#application-needs, #email').first().waitFor();
          if (await again.locator('#email').isVisible()) await signIn(again, applicant, office.password);
          await expectTyped(again, 'needs', text);
          // This window knows no address but its own.
          const path = `/api/cases/${caseOf.id}/forms`;
          await waitUntil('it is with the server', async () =>
            (await again.evaluate(async (from) => (await fetch(from)).text(), path)).includes(text),
          );
        } finally {
          await own.forget();
        }
      },
    },
    {
      name: 'the network is cut while typing: it says so, a reload loses nothing, and it is saved when it is back',
      run: () =>
        as(async (page, context) => {
          await page.goto(at('project'));
          await box(page, 'digitalBasis').waitFor();
          await settled(page);
          await context.setOffline(true);
          await box(page, 'digitalBasis').fill('十二台机床，五台已联网');
          await page.locator('[data-save="offline"]').waitFor();
          await sees(page, /已存在本机，恢复后自动保存/);
          await context.setOffline(false);
          await kept(page, 'digitalBasis', '十二台机床，五台已联网');
          await page.locator('[data-save="saved"]').waitFor();
        }),
    },
    {
      name: 'the server fails for a while: what is typed stays and is saved afterwards',
      run: () =>
        as(async (page) => {
          await page.goto(at('basics'));
          await box(page, 'mainProducts').waitFor();
          await page.route('**/forms/application', (route) =>
            route.request().method() === 'PUT' ? route.fulfill({ status: 503, body: '' }) : route.continue(),
          );
          await box(page, 'mainProducts').fill('数控车床、液压夹具');
          await page.locator('[data-save="offline"]').waitFor();
          await page.unroute('**/forms/application');
          await page.reload();
          await expectTyped(page, 'mainProducts', '数控车床、液压夹具');
          await kept(page, 'mainProducts', '数控车床、液压夹具');
          // The refusals were ours.
          office.complaints.splice(
            0,
            office.complaints.length,
            ...office.complaints.filter((one) => !/^503 /.test(one)),
          );
        }),
    },
    {
      name: 'the session ends while typing: after signing in the same page with the same text',
      run: () =>
        as(async (page, context) => {
          await page.goto(at('project'));
          await box(page, 'digitalBasis').waitFor();
          await settled(page);
          await context.clearCookies();
          await box(page, 'digitalBasis').fill('十二台机床，五台已联网，财务用软件');
          await page.waitForURL(({ pathname }) => pathname === '/sign-in');
          await signIn(page, applicant, office.password);
          await page.waitForURL(({ pathname }) => pathname === at('project'));
          await expectTyped(page, 'digitalBasis', '十二台机床，五台已联网，财务用软件');
          await kept(page, 'digitalBasis', '十二台机床，五台已联网，财务用软件');
        }),
    },
    {
      name: 'a colleague is invited, and both work on one draft: other fields are merged, the same one asks',
      run: async () => {
        await as(async (page) => {
          const { memberships } = await read<{ memberships: { organisation: { id: string } }[] }>(page, '/api/session');
          const headers = { 'X-CSRF': '1' };
          const invited = await page.request.post(`/api/organisations/${memberships[0]?.organisation.id}/invitations`, {
            headers,
            data: { email: colleague.email, role: 'enterprise', administers: false },
          });
          expectThat(invited.status() === 201, `the invitation was answered ${invited.status()}`);
          const token = (await letters.linkTo(colleague.email, 'invitation.sent')).split('#')[1];
          const account = { name: colleague.name, password: colleague.password, locale: 'zh-CN' };
          await office.stranger(async (stranger) => {
            await stranger.goto('/welcome');
            const accepted = await stranger.request.post('/api/invitations/accept', {
              headers,
              data: { token, account },
            });
            expectThat(accepted.ok(), `accepting was answered ${accepted.status()} ${await accepted.text()}`);
          });
        });
        await as(async (first) => {
          await first.goto(at('project'));
          await box(first, 'plannedInvestment').waitFor();
          await office.stranger(async (second) => {
            await second.goto('/sign-in');
            await signIn(second, colleague.email, colleague.password);
            await second.waitForURL(({ pathname }) => pathname === '/tasks');
            await second.goto(at('project'));
            await box(second, 'needs').waitFor();
            await box(first, 'plannedInvestment').fill('480000');
            await box(second, 'digitalBasis').fill('同事写的现状');
            await kept(second, 'digitalBasis', '同事写的现状');
            await kept(first, 'plannedInvestment', '480000.00');
            // Each sees the other's, and is told whose it is.
            await shown(first, '[data-others]', colleague.name).waitFor();
            await expectTyped(first, 'digitalBasis', '同事写的现状');
            await waitUntil('the colleague sees the amount', async () =>
              /480,?000/.test(await box(second, 'plannedInvestment').inputValue()),
            );
            // Both at the same field: the first is not connected while the second saves.
            await first.context().setOffline(true);
            await box(first, 'needs').fill('第一个人的需求');
            await box(second, 'needs').fill('第二个人的需求');
            await kept(second, 'needs', '第二个人的需求');
            await first.context().setOffline(false);
            const conflict = first.locator('[data-conflict="needs"]');
            await conflict.waitFor();
            await sees(conflict, '第一个人的需求');
            await sees(conflict, '第二个人的需求');
            await expectAccessible(first, 'two texts for one field');
            await conflict.locator('[data-take="both"]').click();
            await kept(first, 'needs', '第二个人的需求\n第一个人的需求');
          });
        });
      },
    },
  ];
};
