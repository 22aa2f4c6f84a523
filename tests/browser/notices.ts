/** A public notice, and the whole way of somebody who objects to an entry of it: from a phone to the answer, without an account. */
import type { Page } from 'playwright-core';
import { pdf } from '../papers/file-samples.ts';
import { expectAccessible, expectFits } from './support/camera.ts';
import { act, because, expectState, openCase, viewOf } from './support/case-desk.ts';
import { answerQuestionnaire, completeForms } from './support/filling-in.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { phone } from './support/seat.ts';
import { sees, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';
import { startApplication } from './walk-application.ts';

const handler = 'objection1@example.com';
const objector = '钟离若水';
const facts = '该企业申报的设备系二手设备翻新，铭牌日期与发票不符。';

type Filed = { number: string; code: string };
const rowOf = (page: Page, name: string) => page.locator('tbody tr').filter({ hasText: name });
const open = (page: Page) => page.goto('/notices').then(() => shown(page, '.notice-name a').click());

async function published(walk: Walk): Promise<string> {
  const { office } = walk;
  await office.as(walk.enterprise, async (page) => {
    walk.caseId = await startApplication(page);
    walk.district = `district-${(await viewOf(page, walk.caseId)).district}@example.com`;
    await completeForms(page, walk.caseId);
    await answerQuestionnaire(page, walk.caseId, 'self', false);
    await openCase(page, walk.caseId);
    await act(page, walk.caseId, 'application.submit');
  });
  await office.as(walk.district, async (page) => {
    await openCase(page, walk.caseId);
    await act(page, walk.caseId, 'application.endorse');
  });
  return office.as('officer1@example.com', async (page) => {
    await openCase(page, walk.caseId);
    expectState(await act(page, walk.caseId, 'application.approve'), 'application.publicNotice');
    return (await viewOf(page, walk.caseId)).enterprise.name;
  });
}

export function objectingOnline(walk: Walk, neighbour: Walk): Scenario[] {
  const { office, camera } = walk;
  const names = { one: '', other: '' };
  let filed: Filed = { number: '', code: '' };
  return [
    {
      name: 'two enterprises are published in one notice, which everybody reads without an account',
      run: async () => {
        names.one = await published(walk);
        names.other = await published(neighbour);
        await office.stranger(async (page) => {
          await page.goto('/notices');
          await sees(page, '公示中');
          await expectAccessible(page, 'the notices');
          await open(page);
          for (const name of Object.values(names)) await rowOf(page, name).waitFor();
          await sees(page, /5 个工作日/);
          await sees(page, /距截止还有/);
          await expectAccessible(page, 'a notice');
          await camera.take(page, '46-notice');
        });
      },
    },
    {
      name: 'somebody objects from a phone: limits first, what is missing is named, a signed paper, a number and a code',
      run: () =>
        office.stranger(async (page) => {
          await page.goto('/notices');
          await expectFits(page, 'the notices');
          await open(page);
          await rowOf(page, names.one).waitFor();
          await expectFits(page, 'a notice');
          await expectAccessible(page, 'a notice on a phone');
          await rowOf(page, names.one)
            .getByRole('link', { name: '提出异议' })
            .or(rowOf(page, names.one).locator('.notice-act a'))
            .first()
            .click();
          await sees(page, /最多 3 份，每份不超过 5 MB/);
          await expectFits(page, 'the form of an objection');
          await expectAccessible(page, 'the form of an objection');
          await page.getByRole('button', { name: '提交异议' }).click();
          await shown(page, '.error-summary a', '签名或盖章的书面材料').waitFor();
          await page.locator('#objection-statement').fill(facts);
          await page.locator('#objection-name').fill(objector);
          await page.locator('#objection-identity').fill('420281197001011234');
          await page.locator('#objection-contact').fill('13900007777');
          await page
            .locator('input[type=file]')
            .setInputFiles({ name: '异议书.pdf', mimeType: 'application/pdf', buffer: pdf });
          await sees(page, '异议书.pdf');
          await page.locator('#objection-truthful').check();
          await camera.take(page, '47-objecting-phone');
          await page.getByRole('button', { name: '提交异议' }).click();
          await sees(page, '已收到您的材料');
          await expectFits(page, 'the confirmation');
          await expectAccessible(page, 'the confirmation');
          const text = async (id: string) => (await page.getByTestId(id).textContent())?.trim() ?? '';
          filed = { number: await text('objection-number'), code: await text('objection-code') };
        }, phone),
    },
    {
      name: 'the handler opens it on the desk and admits it; an officer sees neither the desk nor who objects',
      run: async () => {
        await office.as('officer1@example.com', async (page) => {
          await openCase(page, walk.caseId, 'history');
          expectThat(!(await page.content()).includes(objector), 'an officer reads who objects');
          expectThat((await page.locator('a[href="/objection-desk"]').count()) === 0, 'an officer is led to the desk');
        });
        await office.as(handler, async (page) => {
          await page.locator('a[href="/objection-desk"]').click();
          await rowOf(page, filed.number).waitFor();
          expectThat(!(await page.content()).includes(objector), 'the list tells who objects');
          await expectAccessible(page, 'the desk of objections');
          await rowOf(page, filed.number).locator('a').click();
          await sees(page, objector);
          await sees(page, facts);
          await expectAccessible(page, 'an objection');
          await camera.take(page, '48-objection-desk');
          await page.locator('#decide-words').fill('已受理，正在核查。');
          await page
            .getByRole('button', { name: '受理', exact: true })
            .or(page.locator('form button[type=submit]'))
            .first()
            .click();
          await sees(page, '已作出决定');
          expectState(await viewOf(page, walk.caseId), 'application.objection');
          expectState(await viewOf(page, neighbour.caseId), 'application.publicNotice');
        });
      },
    },
    {
      name: 'the notice shows that one is held and the other goes on',
      run: () =>
        office.stranger(async (page) => {
          await open(page);
          await sees(rowOf(page, names.one), '异议核查中');
          await sees(rowOf(page, names.other), /公示至/);
          const content = await page.content();
          expectThat(!content.includes(objector) && !content.includes('翻新'), 'the notice tells who objects, or why');
        }, phone),
    },
    {
      name: 'dismissed, the notice goes on, and who objected reads the answer with the code',
      run: async () => {
        await office.as(handler, async (page) => {
          await openCase(page, walk.caseId);
          const after = await act(page, walk.caseId, 'objection.dismiss', because('经核查，铭牌与发票一致。'));
          expectState(after, 'application.publicNotice');
        });
        await office.stranger(async (page) => {
          await page.goto('/notices');
          await page.getByRole('link', { name: '查询异议办理情况' }).first().click();
          await expectAccessible(page, 'following an objection');
          await page.locator('#follow-number').fill(filed.number);
          await page.locator('#follow-code').fill(filed.code.toLowerCase());
          await page.getByRole('button', { name: '查询' }).last().click();
          await sees(page, '异议不成立');
          await sees(page, '已受理，正在核查。');
          await sees(page, /公示继续至/);
          await expectFits(page, 'the answer to an objection');
          await expectAccessible(page, 'the answer to an objection');
          await camera.take(page, '49-objection-answer');
        }, phone);
      },
    },
  ];
}
