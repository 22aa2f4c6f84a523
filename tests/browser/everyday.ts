/** What everybody meets: signing in, being refused, the language, coming back after a lost session, filters, widths. */
import type { DemonstrationView } from '../../server/reference/reference-contract.ts';
import { type Camera, expectAccessible, expectFits } from './support/camera.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, signIn } from './support/seat.ts';
import { settled, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';

export function beforeTheWalk(office: Office, camera: Camera, { accounts }: DemonstrationView): Scenario[] {
  return [
    {
      name: 'a wrong password is refused in words, and the form keeps the address',
      run: () =>
        office.stranger(async (page) => {
          await page.goto('/sign-in');
          await shown(page, '.account').waitFor();
          await camera.take(page, '01-sign-in');
          await expectAccessible(page, 'sign-in');
          await page.locator('form button[type=submit]').click();
          await shown(page, '.error-summary a').waitFor();
          await signIn(page, 'qy001@example.com', 'not-the-password');
          await shown(page, '.ant-alert').waitFor();
          expectThat((await page.locator('#email').inputValue()) === 'qy001@example.com', 'the address is gone');
        }),
    },
    {
      name: 'a page that needs a session leads to the sign-in and back to itself',
      run: () =>
        office.stranger(async (page) => {
          await page.goto('/cases?q=abc');
          await signIn(page, 'officer1@example.com', office.password);
          await page.waitForURL(({ pathname, search }) => pathname === '/cases' && search === '?q=abc');
        }),
    },
    {
      name: 'the whole screen changes its language, and remembers it',
      run: () =>
        office.as('director@example.com', async (page) => {
          await page.getByRole('button', { name: 'English' }).click();
          await page.getByRole('heading', { name: 'My tasks' }).waitFor();
          await settled(page);
          await page.reload();
          await page.getByRole('heading', { name: 'My tasks' }).waitFor();
          await page.getByRole('button', { name: '中文' }).click();
          await page.getByRole('heading', { name: '我的待办' }).waitFor();
        }),
    },
    ...[...new Set(accounts.map(({ role }) => role))].map((role) => ({
      name: `a person who is ${role} sees tasks, or what to do next`,
      run: () =>
        office.as(accounts.find((account) => account.role === role)?.email ?? '', async (page) => {
          await shown(page, '.tasks, .empty').waitFor();
        }),
    })),
  ];
}

export function afterTheWalk(office: Office, camera: Camera, walk: Walk): Scenario[] {
  const pages = ['/tasks', '/cases', '/calls', '/funds', '/organisations', '/verifications', '/members'];
  const tabs = ['forms', 'levels', 'contract', 'spend', 'acceptance', 'money', 'messages', 'measures', 'history'];
  return [
    {
      name: 'filters of the case list live in the address',
      run: () =>
        office.as('officer1@example.com', async (page) => {
          await page.goto('/cases');
          await shown(page, '.grid tbody tr').waitFor();
          await page.getByLabel('企业名称或案件编号').fill('没有这样的企业');
          await page.keyboard.press('Enter');
          await page.waitForURL(({ searchParams }) => searchParams.has('q'));
          await shown(page, '.empty').waitFor();
          await page.reload();
          await shown(page, '.empty').waitFor();
          await page.getByRole('button', { name: '清除筛选' }).first().click();
          await shown(page, '.grid tbody tr').waitFor();
          await page.goto('/cases?stage=subsidy');
          await shown(page, '.grid tbody tr').waitFor();
          await camera.take(page, '16-case-list');
        }),
    },
    {
      name: 'every main page is accessible',
      run: () =>
        office.as('officer1@example.com', async (page) => {
          for (const path of [...pages, ...tabs.map((tab) => `/cases/${walk.caseId}?tab=${tab}`)]) {
            await page.goto(path);
            await shown(page, 'h1').waitFor();
            await expectAccessible(page, path);
          }
          await page.goto('/funds');
          await camera.take(page, '17-funds');
        }),
    },
    {
      name: 'the auditor finds an act in the journal, opens it and sees how the chain stands',
      run: () =>
        office.as('auditor@example.com', async (page) => {
          await page.goto('/journal?act=subsidy.approve');
          await shown(page, '.chain-state').waitFor();
          await shown(page, '.grid tbody tr').waitFor();
          await expectAccessible(page, '/journal');
          await page.locator('.grid tbody .row-link').first().click();
          await page.waitForURL(({ searchParams }) => searchParams.has('entry'));
          await shown(page, '.ant-drawer .grid tbody tr').waitFor();
          await expectAccessible(page, 'an entry of the journal');
          await page.setViewportSize(phone);
          await page.goto('/journal');
          await shown(page, '.grid tbody tr').waitFor();
          await expectFits(page, '/journal');
        }),
    },
    {
      name: 'every main page fits a phone, and dark is as readable as light',
      run: () =>
        office.as(
          'officer1@example.com',
          async (page) => {
            for (const path of [...pages, ...tabs.map((tab) => `/cases/${walk.caseId}?tab=${tab}`)]) {
              await page.goto(path);
              await shown(page, 'h1').waitFor();
              await expectFits(page, path);
            }
            await page.goto('/cases');
            await shown(page, '.grid tbody tr').waitFor();
            await camera.take(page, '18-case-list-phone');
            await page.goto(`/cases/${walk.caseId}`);
            await camera.take(page, '19-case-phone');
            await page.emulateMedia({ colorScheme: 'dark' });
            await expectAccessible(page, 'a case in the dark');
            await camera.take(page, '20-case-phone-dark');
          },
          phone,
        ),
    },
  ];
}

/** The very last one. */
export const noComplaints = (office: Office): Scenario => ({
  name: 'no page complained in its console',
  run: async () => expectThat(office.complaints.length === 0, office.complaints.join('\n')),
});
