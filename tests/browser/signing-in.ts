/** The ways in and the security page, by people with an authenticator app, a passkey, a single sign-on, and a lost password. */
import type { BrowserContext, Page } from 'playwright-core';
import { codeOf } from '../support/codes.ts';
import { type Camera, expectAccessible, expectFits } from './support/camera.ts';
import type { Running } from './support/product.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, signIn } from './support/seat.ts';
import { sees, shown } from './support/waits.ts';

/** People whom nobody else needs. */
const withApp = 'provider24@example.com';
const withPasskey = 'provider23@example.com';
const stayed = 'provider22@example.com';
const came = 'provider21@example.com';
const official = 'auditor@example.com';

export function signingIn(office: Office, camera: Camera, product: Running): Scenario[] {
  let secret = '';
  let recovery: string[] = [];
  const chain = 'factor';
  return [
    {
      name: 'an authenticator app is set up from the security page, and recovery codes are shown once',
      chain,
      run: () =>
        office.as(withApp, async (page) => {
          await page.locator('.person-button').click();
          await page.getByText('账号安全').first().click();
          await page.waitForURL(({ pathname }) => pathname === '/security');
          await page.locator('[data-set-up]').click();
          secret = (await page.locator('.totp-secret').textContent()) ?? '';
          await camera.take(page, '21-second-factor');
          await page.locator('#totp-code').fill('000000');
          await page.locator('.totp button[type=submit]').click();
          await shown(page, '.ant-alert', '验证码不正确').waitFor();
          await page.locator('#totp-code').fill(codeOf(secret));
          await page.locator('.totp button[type=submit]').click();
          await page.locator('[data-codes] li').first().waitFor();
          recovery = await page.locator('[data-codes] li').allTextContents();
          expectThat(recovery.length === 10, `${recovery.length} recovery codes`);
          await expectAccessible(page, 'recovery codes');
          await page.getByRole('button', { name: '我已保存' }).click();
          await sees(page, '剩余 10 个');
        }),
    },
    {
      name: 'from then on the password alone leads to the second step, and back to the page that was asked for',
      chain,
      run: () =>
        office.stranger(async (page) => {
          await page.goto('/calls');
          await signIn(page, withApp, office.password);
          await page.locator('#code').waitFor();
          await expectAccessible(page, 'the second step');
          await camera.take(page, '22-second-step');
          await page.goto('/cases');
          await page.locator('#code').fill('000000');
          await page.keyboard.press('Enter');
          await shown(page, '.ant-alert').waitFor();
          await page.locator('#code').fill(codeOf(secret, 1));
          await page.keyboard.press('Enter');
          await page.waitForURL(({ pathname }) => pathname === '/cases');
        }),
    },
    {
      name: 'a recovery code lets in once; something weighty asks again who it is, and then goes on by itself',
      chain,
      run: () =>
        office.stranger(async (page) => {
          await page.goto('/security');
          await signIn(page, withApp, office.password);
          await page.locator('#code').fill(recovery[0] ?? '');
          await page.keyboard.press('Enter');
          await sees(page, '剩余 9 个');
          await product.letTimePass();
          await page.getByRole('button', { name: '更换恢复码' }).click();
          await page.locator('#confirm-secret').waitFor();
          await camera.take(page, '23-confirm');
          await page.getByRole('button', { name: '用密码确认' }).click();
          await page.locator('#confirm-secret').fill('not this one');
          await page.locator('[data-confirm-identity]').click();
          await shown(page, '.ant-modal .ant-alert').waitFor();
          await page.locator('#confirm-secret').fill(office.password);
          await page.locator('[data-confirm-identity]').click();
          await page.locator('[data-codes] li').first().waitFor();
          const fresh = await page.locator('[data-codes] li').allTextContents();
          expectThat(fresh.length === 10 && !fresh.includes(recovery[1] ?? ''), 'the codes are the old ones');
        }),
    },
    {
      name: 'a passkey is added and signs in without an address and without a password',
      run: () =>
        office.as(withPasskey, async (page, context) => {
          await plugInAuthenticator(context, page);
          await page.goto('/security');
          await page.locator('[data-add-passkey]').click();
          await page.locator('#passkey-name').fill('办公室电脑');
          await page.locator('.ant-modal-footer .ant-btn-primary').click();
          await sees(page, '办公室电脑');
          await page.locator('[data-codes]').waitFor();
          await page.getByRole('button', { name: '在所有设备上退出' }).click();
          await page.locator('[data-passkey]').click();
          await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
          await page.goto('/security');
          await sees(page, '最近使用');
          await camera.take(page, '24-security');
        }),
    },
    {
      name: 'a window that still shows who was there before does nothing in the name of who signed in beside it',
      run: () =>
        office.as(stayed, async (page, context) => {
          const beside = await context.newPage();
          await beside.goto('/tasks');
          await beside.locator('.person-button').click();
          await beside.getByText('退出登录').first().click();
          await beside.waitForURL(({ pathname }) => pathname === '/sign-in');
          await signIn(beside, came, office.password);
          await beside.waitForURL(({ pathname }) => pathname === '/tasks');
          const name = await beside.locator('.person-name').textContent();
          // Whatever it does first, ask for the page or look who is there, it comes to know.
          await page.locator('.nav a', { hasText: '申报批次' }).click();
          await shown(page, '.person-name', name ?? '').waitFor();
        }),
    },
    {
      name: 'somebody of the staff comes in through the single sign-on, a stranger is told why not',
      run: () =>
        office.stranger(async (page) => {
          product.sso.expect({ subject: 'stranger', email: 'unknown@gov.example.cn' });
          await page.goto('/sign-in');
          await page.locator('[data-sso]').click();
          await shown(page, '.ant-alert', '没有对应的工作人员账号').waitFor();
          expectThat(!page.url().includes('code='), 'the code stays in the address');
          await expectAccessible(page, 'a stranger after the single sign-on');
          await page.context().clearCookies();
          product.sso.expect({ subject: 'auditor', email: official });
          await page.goto('/cases');
          await page.locator('[data-sso]').click();
          await page.waitForURL(({ pathname }) => pathname === '/cases');
        }),
    },
    {
      name: 'a forgotten password is asked for alike, and a link that is none says so',
      run: () =>
        office.stranger(async (page) => {
          await page.goto('/sign-in');
          await page.getByRole('link', { name: '忘记密码' }).click();
          // The page before has such a field too.
          await page.getByRole('heading', { name: '找回密码' }).waitFor();
          await page.locator('#email').fill('nobody@example.com');
          await page.locator('button[type=submit]').click();
          await sees(page, '请查收邮件');
          await page.goto('/reset-password#not-a-token');
          await page.locator('#password-new').fill('short');
          await sees(page, '还差 10 个字符');
          await page.locator('#password-new').fill('seven lanterns over the lake');
          await sees(page, '很好');
          expectThat(!page.url().includes('#'), 'the token stays in the address');
          await page.locator('button[type=submit]').click();
          await shown(page, '.ant-alert', '链接已失效').waitFor();
          await expectAccessible(page, 'a new password');
        }),
    },
    {
      name: 'the pages of signing in and of security fit a phone',
      run: async () => {
        await office.stranger(async (page) => {
          for (const path of ['/sign-in', '/forgot-password', '/reset-password#token']) {
            await page.goto(path);
            await shown(page, 'h1').waitFor();
            await expectFits(page, path);
          }
        }, phone);
        await office.as(
          withPhone,
          async (page) => {
            await page.goto('/security');
            await shown(page, '.grid').waitFor();
            await expectFits(page, '/security');
            await expectAccessible(page, '/security');
            await page.locator('[data-set-up]').click();
            await page.locator('.totp-secret').waitFor();
            await expectFits(page, 'setting up an authenticator');
            await camera.take(page, '25-security-phone');
          },
          phone,
        );
      },
    },
  ];
}

const withPhone = 'provider22@example.com';

/** Chromium's own virtual authenticator: it holds passkeys and says that it verified its user. */
async function plugInAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
