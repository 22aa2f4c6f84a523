/** A new enterprise comes in: it registers, confirms by its letter, shows its licence, is verified, and begins to apply. */
import type { Page } from 'playwright-core';
import { type Camera, expectAccessible, expectFits } from './support/camera.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, signIn } from './support/seat.ts';
import { choose, sees, settled, shown } from './support/waits.ts';
import { startApplication } from './walk-application.ts';

const creditCode = '91420281MA4NEW009J';
const password = 'three calm words';

type Newcomer = { email: string; name: string };
const first: Newcomer = { email: 'newcomer@example.com', name: '黄石新铸精密有限公司' };
const second: Newcomer = { email: 'colleague@example.com', name: '黄石新铸' };

export const registering = (office: Office, camera: Camera): Scenario[] => [
  {
    name: 'an enterprise registers in three steps, and a reload in between loses nothing',
    run: () =>
      office.stranger(async (page) => {
        await page.goto('/sign-in');
        await page.getByRole('link', { name: /还没有账号/ }).click();
        await expectAccessible(page, 'register');
        await page.getByRole('button', { name: '下一步' }).click();
        await shown(page, '.error-summary a', '请填写有效的统一社会信用代码').waitFor();
        await page.locator('#creditCode').fill('420200000012345');
        await sees(page, /15 位的旧工商注册号/);
        await fillOrganisation(page, first);
        await camera.take(page, '26-register');
        await page.getByRole('button', { name: '下一步' }).click();
        await fillPerson(page, first);
        await page.getByRole('button', { name: '下一步' }).click();
        await sees(page, creditCode);
        await expectAccessible(page, 'register, last step');
        await page.goBack();
        await page.locator('#email').waitFor();
        await page.goForward();
        await sees(page, creditCode);
        await page.reload();
        await page.locator('#password').waitFor();
        expectThat((await page.locator('#email').inputValue()) === first.email, 'what was typed is gone');
        expectThat((await page.locator('#password').inputValue()) === '', 'the password was kept');
        await page.locator('#password').fill(password);
        await page.getByRole('button', { name: '下一步' }).click();
        await page.getByRole('button', { name: '提交注册' }).click();
        await sees(page, '请查收确认邮件');
        await page.reload();
        await sees(page, first.email);
        await expectAccessible(page, 'the letter is sent');
      }),
  },
  {
    name: 'it opens the link of its letter, and sees what is missing',
    run: () =>
      office.stranger(async (page) => {
        await confirmByLetter(page, first, () => expectAccessible(page, 'the mailbox of a demonstration'));
        await sees(page, '尚未提交核验');
        await sees(page, '营业执照：未上传');
        await expectAccessible(page, 'the first screen of somebody who waits');
        await camera.take(page, '27-waiting');
      }),
  },
  {
    name: 'it uploads its licence on a phone and hands it in',
    run: () =>
      office.stranger(async (page) => {
        await enter(page, first);
        await page.goto('/organisation');
        await page.getByRole('button', { name: '提交核验' }).waitFor();
        await page
          .locator('input[type=file]')
          .setInputFiles({ name: '营业执照.png', mimeType: 'image/png', buffer: png });
        await sees(page, '营业执照.png');
        await page.getByRole('button', { name: '提交核验' }).click();
        await sees(page, /由.*核验，提交于/);
        await expectFits(page, 'the organisation page');
        await expectAccessible(page, 'the organisation page');
      }, phone),
  },
  {
    name: 'a colleague asks to join, and is let in by who registered first',
    run: async () => {
      await office.stranger(async (page) => {
        await page.goto('/register');
        await fillOrganisation(page, second);
        await page.getByRole('button', { name: '下一步' }).click();
        await fillPerson(page, second);
        await page.getByRole('button', { name: '下一步' }).click();
        await page.getByRole('button', { name: '提交注册' }).click();
        await sees(page, '请查收确认邮件');
        await confirmByLetter(page, second);
        await sees(page, /您已申请加入/);
        await sees(page, /等待该单位管理员同意/);
      });
      await office.stranger(async (page) => {
        await enter(page, first);
        await sees(page, /1 人申请加入单位/);
        await page.goto('/organisation');
        await page.getByRole('button', { name: '同意加入' }).click();
        await page.getByRole('button', { name: '同意加入' }).waitFor({ state: 'detached' });
      });
    },
  },
  {
    name: 'the district looks at the licence and verifies it',
    run: () =>
      office.as('district-420281@example.com', async (page) => {
        await sees(page, /1 个单位等待核验/);
        await page.goto('/verifications');
        await shown(page, '.row-link', first.name).waitFor();
        await expectAccessible(page, 'the desk that verifies');
        await page.locator('.row-link', { hasText: first.name }).click();
        await page.getByRole('link', { name: '查看执照' }).click();
        await page.locator('.licence-shown img').waitFor();
        await expectAccessible(page, 'an organisation that waits');
        await camera.take(page, '28-verification');
        await page.getByRole('button', { name: '核验通过' }).click();
        await sees(page, '已核验');
      }),
  },
  {
    name: 'now both may act for it, and an application is begun',
    run: async () => {
      await office.stranger(async (page) => {
        await enter(page, first);
        expectThat((await startApplication(page)) !== '', 'no draft was opened');
      });
      await office.stranger(async (page) => {
        await enter(page, second);
        await shown(page, '.tasks, .empty').waitFor();
      });
    },
  },
];

async function fillOrganisation(page: Page, { name }: Newcomer): Promise<void> {
  // Full-width and small letters, as a phone's keyboard gives them.
  await page.locator('#creditCode').fill('９１４２０２８１ma4new009j');
  await sees(page, '91 420281 MA4NEW009 J');
  await page.locator('#name').fill(name);
  await choose(page, '#district', '大冶');
  await page.locator('#legalRepresentative').fill('王建国');
}

async function fillPerson(page: Page, { email }: Newcomer): Promise<void> {
  await page.locator('#person').fill('陈晓');
  await page.locator('#email').fill(email);
  await page.locator('#phone').fill('0714-8730001');
  await page.locator('#password').fill(password);
}

/** In the mailbox of the demonstration, as in any other. */
async function confirmByLetter(page: Page, { email }: Newcomer, look?: () => Promise<void>): Promise<void> {
  await page.goto('/letters');
  await page.locator('#address').fill(email);
  await page.getByRole('button', { name: '查看信件' }).click();
  await page.getByRole('link', { name: '打开信中的链接' }).first().waitFor();
  await look?.();
  await page.getByRole('link', { name: '打开信中的链接' }).first().click();
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: '确认并登录' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/tasks');
  await settled(page);
}

async function enter(page: Page, { email }: Newcomer): Promise<void> {
  await page.goto('/sign-in');
  await signIn(page, email, password);
  await page.waitForURL(({ pathname }) => pathname === '/tasks');
  await settled(page);
}

/** One white point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);
