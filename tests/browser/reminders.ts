/** Waiting for a desk: nudging it, hearing the bell without a reload, choosing how to be told, following a case, a page that follows. */
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits } from './support/camera.ts';
import { act, because, openCase } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { phone } from './support/seat.ts';
import { sees, settled, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';
import { startApplication } from './walk-application.ts';

const officer = 'officer1@example.com';
const watcher = 'qy005@example.com';
const bell = (page: Page, count: number) => page.locator('.bell-count', { hasText: new RegExp(`^${count}$`) });
const nudge = (page: Page) => page.locator('[data-act="nudge"]');
const choice = (page: Page, topic: string, label: string) =>
  page.locator(`[data-topic="${topic}"] label`, { hasText: label });

/** While the district has the application for the first time. */
export const waiting = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the enterprise nudges the district, whose bell rings without a reload and leads to the case',
      run: () =>
        office.as(walk.district, async (desk) => {
          await desk.goto('/notifications');
          await settled(desk);
          const allRead = desk.getByRole('button', { name: '全部标为已读' });
          if ((await allRead.count()) > 0) await allRead.click();
          await desk.locator('.bell-count').waitFor({ state: 'detached' });
          await desk.goto('/tasks');
          await settled(desk);
          await office.as(walk.enterprise, async (page) => {
            await openCase(page, walk.caseId);
            await sees(page, /在此环节/);
            await nudge(page).click();
            await sees(page, '已催办，经办人会收到通知');
            await sees(page, /您已于 .+ 催办，.+ 起可再次催办/);
            expectThat(await nudge(page).isDisabled(), 'one can nudge again at once');
            await expectAccessible(page, 'a case that was nudged');
            await camera.take(page, '50-nudged', '#what-now');
          });
          await bell(desk, 1).waitFor();
          await desk.locator('.bell').click();
          await shown(desk, '.notification-new', /企业催办：/).waitFor();
          await expectAccessible(desk, 'notifications');
          await camera.take(desk, '51-notifications');
          await shown(desk, '.notification-acts a').click();
          await desk.waitForURL(({ pathname }) => pathname === `/cases/${walk.caseId}`);
          await desk.locator('.bell-count').waitFor({ state: 'detached' });
          await sees(desk, '案件就在您这里办理');
        }),
    },
    {
      name: 'the district chooses on a phone to have nudges in the digest; what has legal effect cannot be turned off',
      run: () =>
        office.as(
          walk.district,
          async (page) => {
            await page.locator('.person-button').click();
            await shown(page, '.ant-dropdown-menu-item', '通知设置').click();
            await choice(page, 'nudges', '并入每日汇总').click();
            await shown(page, '[data-topic="nudges"] .choice-saved', '已保存').waitFor();
            await page.reload();
            await page.locator('[data-topic="nudges"] input[value=digest]:checked').waitFor();
            await shown(page, '[data-topic="decisions"]', '不能更改').waitFor();
            await expectFits(page, 'how one is told');
            await expectAccessible(page, 'how one is told, on a phone');
            await camera.take(page, '52-how-to-be-told');
            await page.goto('/notifications');
            await expectFits(page, 'notifications');
            await expectAccessible(page, 'notifications on a phone');
          },
          phone,
        ),
    },
    {
      name: 'an officer follows a case and finds it in their own list, at the desk and on a phone',
      run: async () => {
        await office.as(officer, async (page) => {
          await openCase(page, walk.caseId);
          await page.locator('[data-act="follow"]').click();
          await page.locator('[data-act="follow"][aria-pressed=true]').waitFor();
          await page.goto('/tasks');
          await page.locator('.tabs .tab', { hasText: '抄送' }).click();
          await page.locator(`.task-link[href="/cases/${walk.caseId}"]`).waitFor();
          await expectAccessible(page, 'followed cases');
          await page.locator('.tabs .tab', { hasText: '我发起的' }).click();
          await sees(page, '您还没有发起过案件');
        });
        await office.as(
          walk.district,
          async (page) => {
            await shown(page, '.task', /剩 \d+ 个工作日/).waitFor();
            await expectFits(page, 'my tasks');
            await expectAccessible(page, 'my tasks on a phone');
            await camera.take(page, '53-my-tasks-phone');
          },
          phone,
        );
      },
    },
    {
      name: 'a case that was moved elsewhere follows by itself, but never under somebody who types',
      run: () =>
        office.as(watcher, async (idle) => {
          const caseId = await startApplication(idle);
          await settled(idle);
          await office.as(watcher, async (typing) => {
            await typing.goto(`/cases/${caseId}/application/basics`);
            const field = typing.locator('#application-mainProducts');
            await field.fill('阀门');
            await settled(typing);
            await office.as(watcher, async (page) => {
              await openCase(page, caseId);
              await act(page, caseId, 'case.withdraw', because('今年暂不改造。'));
            });
            await shown(idle, '.case-changed', '案件现处于').waitFor();
            await sees(idle, '案件已办结');
            await sees(typing, '您正在填写，本页没有自动刷新。');
            expectThat((await field.inputValue()) === '阀门', 'what was typed is gone');
            await typing.getByRole('button', { name: '查看最新' }).click();
            await field.waitFor({ state: 'detached' });
          });
        }),
    },
  ];
};
