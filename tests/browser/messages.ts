/** Talking about a case: who is written to reads it, who is not does not, and nothing typed is lost or sent twice. */
import type { Page } from 'playwright-core';
import type { MessageList } from '../../server/messages/messages-contract.ts';
import { pdf } from '../papers/file-samples.ts';
import { expectAccessible, expectFits } from './support/camera.ts';
import { openCase } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { phone, read, signIn } from './support/seat.ts';
import { choose, sees, settled, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';

const provider = 'provider01@example.com';
const officer = 'officer1@example.com';
const question = '发票可以分两次提交吗？\n设备款 12 月才付清。';
const answer = '可以，但须在验收申请前补齐。';
const toProvider = '请于周五前提供设备清单。';

const open = (page: Page, { caseId }: Walk) => openCase(page, caseId, 'messages');
const badge = (page: Page) => page.locator('.tabs .tab-badge');
const entry = (page: Page, text: string) => page.locator('.message').filter({ hasText: text });
const send = (page: Page) => page.locator('[data-send="message"]').click();
const box = (page: Page, reader: string) => page.locator(`[data-reader="${reader}"] input`);
const file = (page: Page, name: string) => page.locator('.composer .document', { hasText: name });
const listed = async (page: Page, { caseId }: Walk) =>
  (await read<MessageList>(page, `/api/cases/${caseId}/messages`)).items.map(({ text }) => text);

async function expectUnread(page: Page, count: number): Promise<void> {
  const told = await page.locator('.tabs .tab-badge .hidden').textContent();
  expectThat(told === `${count} 条未读`, `the tab says “${told}”, not ${count}`);
}

export const talking = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the enterprise asks the bureau on a phone; its session ends before it is sent, and not a character is lost',
      run: () =>
        office.as(
          walk.enterprise,
          async (page, context) => {
            await open(page, walk);
            await shown(page, '.empty').waitFor();
            await send(page);
            await shown(page, '.error-summary a').waitFor();
            expectThat(await box(page, 'bureau').isDisabled(), 'the bureau can be left out');
            expectThat(await box(page, 'agency').isDisabled(), 'an enterprise can write to the agency');
            await sees(page, /验收机构与审计机构须保持独立/);
            await page.locator('#message-text').fill(question);
            await context.clearCookies();
            await send(page);
            await page.waitForURL(({ pathname }) => pathname === '/sign-in');
            await signIn(page, walk.enterprise, office.password);
            await page.waitForURL(({ pathname }) => pathname === `/cases/${walk.caseId}`);
            await page.locator('#message-text').waitFor();
            expectThat((await page.locator('#message-text').inputValue()) === question, 'what was typed is gone');
            await expectFits(page, 'writing a message');
            await camera.take(page, '33-message-phone', '.composer');
            await send(page);
            await entry(page, '设备款 12 月才付清').waitFor();
            expectThat((await page.locator('.composer').count()) === 0, 'what was sent is still there to be sent');
            await expectFits(page, 'the messages');
          },
          phone,
        ),
    },
    {
      name: 'the officer sees that there is something to read, reads it and answers with a paper',
      run: () =>
        office.as(officer, async (page) => {
          await openCase(page, walk.caseId);
          await expectUnread(page, 1);
          await page.locator('.tabs .tab', { hasText: '消息' }).click();
          await entry(page, '发票可以分两次提交吗').locator('button').click();
          expectThat(await box(page, 'enterprise').isChecked(), 'a reply does not go to who is replied to');
          expectThat(!(await box(page, 'provider').isChecked()), 'a reply goes to others too');
          await page.locator('#message-text').fill(answer);
          await choose(page, '#message-papers', '营业执照');
          await page.keyboard.press('Escape');
          await sees(page, /发出后可以看到的人：主管部门、企业（/);
          await camera.take(page, '34-message-reply', '.tabs');
          await send(page);
          await entry(page, answer).waitFor();
          await expectAccessible(page, 'messages');
          await page.reload();
          await entry(page, answer).waitFor();
          await settled(page);
          expectThat((await badge(page).count()) === 0, 'what was read is still unread');
        }),
    },
    {
      name: 'the enterprise reads the answer and its paper; the provider, to whom nobody wrote, sees neither',
      run: async () => {
        await office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId);
          await expectUnread(page, 1);
          await open(page, walk);
          await entry(page, answer).locator('.document a').waitFor();
          await camera.take(page, '35-messages', '.tabs');
        });
        await office.as(provider, async (page) => {
          await open(page, walk);
          await shown(page, '.empty').waitFor();
          await settled(page);
          expectThat((await badge(page).count()) === 0, 'something is unread that is not for them');
          expectThat((await listed(page, walk)).length === 0, 'the provider is answered what is not for them');
        });
      },
    },
    {
      name: 'an answer that is lost on its way, a reload and a second press make one message to the provider',
      run: async () => {
        await office.as(walk.enterprise, async (page) => {
          await open(page, walk);
          await page.getByRole('button', { name: '写消息' }).click();
          await box(page, 'provider').check();
          await page.locator('#message-text').fill(toProvider);
          for (const name of ['可删.pdf', '设备清单.pdf'])
            await page
              .locator('.composer .drop input[type=file]')
              .setInputFiles({ name, mimeType: 'application/pdf', buffer: pdf });
          await page.getByRole('button', { name: /可删/ }).click();
          await file(page, '可删').waitFor({ state: 'detached' });
          await file(page, '设备清单').waitFor();
          await page.route('**/messages', async (route) => {
            if (route.request().method() !== 'POST') return route.continue();
            await route.fetch();
            return route.abort();
          });
          await send(page);
          await shown(page, '.composer [role=alert]').waitFor();
          await page.unroute('**/messages');
          await page.reload();
          await page.locator('#message-text').waitFor();
          expectThat((await page.locator('#message-text').inputValue()) === toProvider, 'what was typed is gone');
          expectThat(await box(page, 'provider').isChecked(), 'whom it was for is gone');
          await file(page, '设备清单').waitFor();
          await send(page);
          await entry(page, toProvider).waitFor();
          await settled(page);
          const times = (await listed(page, walk)).filter((text) => text === toProvider).length;
          expectThat(times === 1, `it was sent ${times} times`);
        });
        await office.as(provider, async (page) => {
          await openCase(page, walk.caseId);
          await expectUnread(page, 1);
          await open(page, walk);
          await entry(page, toProvider).locator('.document a', { hasText: '设备清单' }).waitFor();
          expectThat((await page.locator('.message').count()) === 1, 'the provider sees what is not for them');
        });
      },
    },
  ];
};
