/** A call from its draft to the public page, an extension that everybody sees, and a countdown that no device clock deceives. */
import type { Page } from 'playwright-core';
import type { ManagedCall } from '../../server/calls/calls-contract.ts';
import type { CaseView } from '../../server/cases/case-contract.ts';
import { expectAccessible, expectFits } from './support/camera.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, read } from './support/seat.ts';
import { sees, settled, shown, waitUntil } from './support/waits.ts';

const officer = 'officer1@example.com';
const director = 'director@example.com';
const enterprise = 'qy006@example.com';
const code = 'HS-LIULANQI-1';
const title = '黄石市转型试点浏览器批次';
const extension = '企业申报踊跃，应企业要求延期';

const daysAhead = (days: number, time: string): string =>
  `${new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)}T${time}`;

const managed = async (page: Page): Promise<ManagedCall> => {
  const { items } = await read<{ items: ManagedCall[] }>(page, '/api/calls/managed');
  const call = items.find((one) => one.code === code);
  expectThat(call !== undefined, 'the call is not there');
  return call;
};
const confirm = (page: Page) => page.locator('.ant-modal-footer button.ant-btn-primary').last().click();
const timer = (page: Page) => page.locator('[role=timer]').first();

export const callLife = (office: Office): Scenario[] => {
  let caseId = '';
  return [
    {
      name: 'an officer drafts a call, is told what is missing, and cannot publish it',
      run: () =>
        office.as(officer, async (page) => {
          await page.goto('/calls');
          await page.getByRole('button', { name: '起草批次' }).click();
          await page.getByRole('button', { name: '保存草稿' }).click();
          await shown(page, '.error-summary a').waitFor();
          await page.locator('#code').fill(code);
          await page.locator('#titleZh').fill(title);
          await page.locator('#titleEn').fill('A call from the browser');
          await page.locator('#notice').fill('关于组织申报的通知。\n联系电话见市经信局公告。');
          await page.locator('#opensAt').fill(daysAhead(-1, '09:00'));
          await page.locator('#closesAt').fill(daysAhead(2, '17:00'));
          await page.locator('#retrofitEndsAt').fill(daysAhead(200, '00:00'));
          await page.locator('#batchEndsAt').fill(daysAhead(260, '00:00'));
          await page.locator('#quota').fill('40');
          for (const box of await page.locator('#districts input, #subIndustries input').all()) await box.check();
          await page.locator('#ceiling-copperAndAluminium').fill('12');
          await expectAccessible(page, 'the draft of a call');
          await page.getByRole('button', { name: '保存草稿' }).click();
          await page.waitForURL(/\/calls\/[0-9a-f-]{36}$/);
          await sees(page, /等待起草人以外的分管领导发布/);
          expectThat((await page.getByRole('button', { name: '发布' }).count()) === 0, 'the author can publish');
        }),
    },
    {
      name: 'the director publishes it, and a stranger with a phone reads until when, for whom and with which papers',
      run: async () => {
        await office.as(director, async (page) => {
          await page.goto('/calls');
          await shown(page, 'table a', title).click();
          await page.getByRole('button', { name: /发\s*布/ }).click();
          await confirm(page);
          await sees(page, '正在申报');
          await settled(page);
          await expectAccessible(page, 'a call at the desk');
        });
        await office.stranger(async (page) => {
          await page.goto('/open-calls');
          await shown(page, 'h2 a', title).waitFor();
          await settled(page);
          await expectFits(page, 'the calls for everybody');
          await expectAccessible(page, 'the calls for everybody');
          await shown(page, 'h2 a', title).click();
          await page.waitForURL((url) => url.pathname === `/call/${code}`);
          await sees(page, /距截止还剩 \d 天 \d+ 小时/);
          await sees(page, '营业执照');
          await sees(page, /铜铝精深加工：至多 12 家/);
          await settled(page);
          await expectFits(page, 'a call for everybody');
          await expectAccessible(page, 'a call for everybody');
        }, phone);
      },
    },
    {
      name: 'an enterprise has a draft, the officer extends the call, and the enterprise sees the new deadline and why',
      run: async () => {
        await office.as(enterprise, async (page) => {
          await page.goto('/calls');
          await shown(page, 'li.call', title).getByRole('button', { name: '开始申报' }).click();
          await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
          caseId = new URL(page.url()).pathname.split('/')[2] ?? '';
        });
        await office.as(officer, async (page) => {
          const { id } = await managed(page);
          await page.goto(`/calls/${id}`);
          await page.getByRole('button', { name: /延\s*期/ }).click();
          await page.locator('#extend-closesAt').fill(daysAhead(9, '17:00'));
          await page.locator('#call-reason').fill(extension);
          await expectAccessible(page, 'extending a call');
          await confirm(page);
          await sees(page, `原因：${extension}`);
        });
        const until = daysAhead(9, '17:00').replace('T', ' ');
        await office.as(enterprise, async (page) => {
          await page.goto(`/cases/${caseId}`);
          await sees(page, new RegExp(until));
          const { clocks } = await read<CaseView>(page, `/api/cases/${caseId}`);
          expectThat(
            clocks.some(({ dueAt }) => Date.parse(dueAt) === Date.parse(`${daysAhead(9, '17:00')}+08:00`)),
            'the clock of the draft has not moved',
          );
        });
        await office.stranger(async (page) => {
          await page.goto(`/call/${code}`);
          await sees(page, `原因：${extension}`);
          await settled(page);
          expectThat(!(await page.content()).includes('经办：'), 'the public is told who did it');
          await expectAccessible(page, 'a call that was extended');
        });
      },
    },
    {
      name: 'the countdown follows the server, whatever the device believes, and turns to closed at the closing second by itself',
      run: () =>
        office.stranger(async (page) => {
          await page.addInitScript(() => {
            const honest = Date.now;
            Date.now = () => honest() + 40 * 86_400_000;
          });
          await page.goto(`/call/${code}`);
          await sees(page, /距截止还剩 [89] 天/);
          const closes = Date.parse(`${daysAhead(9, '17:00')}+08:00`);
          await page.route('**/api/clock', (route) =>
            route.fulfill({ json: { now: new Date(closes - 3000).toISOString() } }),
          );
          await page.reload();
          await sees(page, /距截止还剩 0 分 [0-3] 秒/);
          await waitUntil('it is closed', async () => (await timer(page).textContent()) === '申报已截止');
          await sees(page, '已截止');
          expectThat((await page.getByRole('link', { name: '登录并申报' }).count()) === 0, 'one can still apply');
        }),
    },
  ];
};
