/** Who may apply: a stranger finds out by themselves on a phone. */
import type { Page } from 'playwright-core';
import { type Camera, expectAccessible, expectFits } from './support/camera.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone } from './support/seat.ts';
import { choose, sees, settled, shown } from './support/waits.ts';

const next = (page: Page) => page.locator('[data-next="self-test"]').click();
const say = (page: Page, code: string, answer: string) =>
  page.locator(`#statement-${code} label`, { hasText: answer }).click();
const outcome = (page: Page, code: string) => page.locator(`[data-check="${code}"]`).getAttribute('class');

async function fillEnterprise(page: Page, { staff, revenue }: { staff: string; revenue: string }): Promise<void> {
  await choose(page, '#district', '大冶市');
  await choose(page, '#subIndustry', '高端装备');
  await page.locator('#staff').fill(staff);
  await page.locator('#revenue').fill(revenue);
}

export const testingOneself = (office: Office, camera: Camera): Scenario[] => [
  {
    name: 'a stranger lands on the front page: benefit, who may apply, steps with their time, papers, open calls',
    run: async () => {
      await office.stranger(async (page) => {
        await page.goto('/');
        await page.waitForURL(({ pathname }) => pathname === '/welcome');
        await sees(page, /每家最高 200,000 元/);
        await sees(page, /区县初审/);
        await sees(page, /5 个工作日/);
        await sees(page, /营业执照/);
        await sees(page, /演示批次/);
        await expectAccessible(page, 'the front page');
        await camera.take(page, '40-welcome');
      });
      await office.stranger(async (page) => {
        await page.goto('/welcome');
        await shown(page, '.legal-stages').waitFor();
        await expectFits(page, 'the front page');
        await expectAccessible(page, 'the front page on a phone');
        await camera.take(page, '41-welcome-phone');
      }, phone);
    },
  },
  {
    name: 'on a phone they test themselves without an account, go back and reload, and nothing typed is lost',
    run: () =>
      office.stranger(async (page) => {
        await page.goto('/self-test');
        await fillEnterprise(page, { staff: '二十', revenue: '23,000,000' });
        await next(page);
        await shown(page, '.error-summary a').waitFor();
        await page.locator('#staff').fill('299');
        await expectFits(page, 'the first step');
        await expectAccessible(page, 'the first step');
        await camera.take(page, '42-self-test-phone');
        await next(page);
        for (const code of ['notAbnormal', 'notDishonest', 'notEnforced', 'noAccident']) await say(page, code, '没有');
        await say(page, 'notFunded', '不清楚');
        await expectFits(page, 'the second step');
        await page.reload();
        await page.locator('#statement-notFunded input:checked').waitFor();
        await page.goBack();
        await page.locator('#staff').waitFor();
        expectThat((await page.locator('#staff').inputValue()) === '299', 'what was typed is gone');
        await page.goForward();
        await next(page);
        await page.locator('#spend-software').fill('500000');
        await page.locator('#spend-training').fill('30000');
        await expectFits(page, 'the third step');
        await next(page);
        await shown(page, '[data-verdict="open"]').waitFor();
        await sees(page, /200,000\.00/);
        await sees(page, /人员培训：30,000\.00 元不计入/);
        await sees(page, /属小型企业：人数不足 300 人，未达中型标准/);
        expectThat(
          Boolean((await outcome(page, 'notFunded'))?.includes('rule-unknown')),
          'what is unknown is said to be known',
        );
        await expectFits(page, 'the result');
        await expectAccessible(page, 'the result');
        await camera.take(page, '43-self-test-result-phone');
        await page.reload();
        await shown(page, '[data-verdict="open"]').waitFor();
      }, phone),
  },
  {
    name: 'a large enterprise is told which rule fails and by which figures',
    run: () =>
      office.stranger(async (page) => {
        await page.goto('/self-test');
        await fillEnterprise(page, { staff: '1000', revenue: '400000000' });
        await page.goto('/self-test?step=result');
        await shown(page, '[data-verdict="fails"]').waitFor();
        expectThat(
          Boolean((await outcome(page, 'smallOrMedium'))?.includes('rule-fails')),
          'a large enterprise may apply',
        );
        await sees(page, /人数达到 1000 人，且收入达到 400,000,000\.00 元/);
        await expectAccessible(page, 'the result');
        await camera.take(page, '44-self-test-fails');
        await page.locator('[data-again="self-test"]').click();
        await page.locator('#staff').waitFor();
        await settled(page);
        expectThat((await page.locator('#staff').inputValue()) === '', 'starting again keeps the answers');
      }),
  },
];
