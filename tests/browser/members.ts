/** Membership life: invited by letter, in, standing in for somebody, handed over to, leaving; the administrator's page. */
import type { Page } from 'playwright-core';
import { type Camera, expectAccessible, expectFits } from './support/camera.ts';
import type { Letters } from './support/letters.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, read, signIn } from './support/seat.ts';
import { choose, sees, settled, shown } from './support/waits.ts';

const owner = 'qy009@example.com';
const newcomer = { email: 'newcomer@example.org', name: '袁新同', password: '磁湖边的柳树今年春天又绿了呀呀' };

async function inviting(page: Page, email: string): Promise<void> {
  await page.goto('/members');
  await page.locator('#invite-email').fill(email);
  await page.getByRole('button', { name: '发出邀请' }).click();
  await shown(page, '.grid tbody tr', email).waitFor();
}

/** Opens the menu in the line of a member and picks from it. */
async function pick(page: Page, member: string, act: string): Promise<void> {
  await shown(page, 'tr[data-member]', member).getByRole('button').click();
  await shown(page, '.ant-dropdown-menu-item', act).click();
}

const confirm = (page: Page) => shown(page, '.ant-modal .ant-modal-footer .ant-btn-primary').click();
const gone = (page: Page) => page.locator('.ant-modal-wrap').filter({ visible: true }).waitFor({ state: 'hidden' });

export function membershipLife(office: Office, camera: Camera, letters: Letters): Scenario[] {
  const asNewcomer = <T>(work: (page: Page) => Promise<T>): Promise<T> =>
    office.stranger(async (page) => {
      await page.goto('/sign-in');
      await signIn(page, newcomer.email, newcomer.password);
      await page.waitForURL(({ pathname }) => pathname === '/tasks');
      return work(page);
    });
  return [
    {
      name: 'an enterprise invites a colleague by mail, and is told at the field what is wrong',
      run: () =>
        office.as(owner, async (page) => {
          await page.getByRole('link', { name: '成员' }).click();
          await page.getByRole('button', { name: '发出邀请' }).click();
          await shown(page, '.error-summary a').waitFor();
          await inviting(page, newcomer.email);
          await sees(page, '待接受');
          await camera.take(page, '29-members');
          await expectAccessible(page, 'members');
        }),
    },
    {
      name: 'the colleague opens the letter’s link on a phone, makes an account and is in',
      run: () =>
        office.stranger(async (page) => {
          await page.goto(await letters.linkTo(newcomer.email, 'invitation.sent'));
          await page.locator('#new-name').waitFor();
          expectThat(new URL(page.url()).hash === '', 'the token stays in the address');
          await expectFits(page, 'an invitation');
          await expectAccessible(page, 'an invitation');
          await camera.take(page, '30-invitation-phone');
          await page.locator('#new-password').fill('short');
          await page.getByRole('button', { name: '建立账号并接受' }).click();
          await shown(page, '.error-summary a').waitFor();
          await page.locator('#new-name').fill(newcomer.name);
          await page.locator('#new-password').fill(newcomer.password);
          await page.getByRole('button', { name: '建立账号并接受' }).click();
          await sees(page, '您已加入');
          await page.getByRole('link', { name: '进入系统' }).click();
          await page.waitForURL(({ pathname }) => pathname === '/tasks');
        }, phone),
    },
    {
      name: 'a used link says so',
      run: () =>
        office.stranger(async (page) => {
          await page.goto(await letters.linkTo(newcomer.email, 'invitation.sent'));
          await sees(page, '已被接受');
        }),
    },
    {
      name: 'the director names an officer as deputy, who acts as the director until it is ended',
      run: () =>
        office.as('director@example.com', async (director) => {
          const { now, person } = await read<{ now: string; person: { name: string } }>(director, '/api/session');
          const day = (days: number) =>
            new Date(Date.parse(now) + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
          await office.as('officer3@example.com', async (officer) => {
            const deputy = await read<{ person: { name: string } }>(officer, '/api/session');
            await officer.goto('/organisations');
            await shown(officer, '.grid tbody tr').waitFor();
            expectThat(
              (await officer.getByRole('button', { name: '变更' }).count()) === 0,
              'an officer may change standings',
            );
            await director.goto('/members');
            await pick(director, person.name, '委托代理');
            await choose(director, '#act-colleague', deputy.person.name);
            await director.locator('#act-until').fill(day(3));
            await expectAccessible(director, 'naming a deputy');
            await confirm(director);
            await sees(director, '进行中');
            await officer.reload();
            await changeStanding(officer, '暂停');
            await changeStanding(officer, '在库');
            await director.getByRole('button', { name: '提前结束' }).click();
            await shown(director, '.ant-popconfirm .ant-btn-primary').click();
            await sees(director, '现在没有代理安排');
            await officer.reload();
            await shown(officer, '.grid tbody tr').waitFor();
            await settled(officer);
            expectThat((await officer.getByRole('button', { name: '变更' }).count()) === 0, 'the deputyship lasts on');
          });
        }),
    },
    {
      name: 'the owner hands over to the colleague and belongs no more',
      run: () =>
        office.as(owner, async (page) => {
          await page.goto('/members');
          const { person } = await read<{ person: { name: string } }>(page, '/api/session');
          await pick(page, person.name, '转办');
          await choose(page, '#act-colleague', newcomer.name);
          await page.locator('#act-reason').fill('岗位调整，移交申报工作。');
          await confirm(page);
          await sees(page, '您还不属于任何单位');
        }),
    },
    {
      name: 'the last administrator cannot leave, and the owner comes back by an invitation with the account they have',
      run: () =>
        asNewcomer(async (page) => {
          await page.goto('/members');
          await shown(page, 'tr[data-member]', newcomer.name).getByRole('button').click();
          await shown(page, '.ant-dropdown-menu-item-disabled', '最后一名管理员').waitFor();
          await page.keyboard.press('Escape');
          await inviting(page, owner);
          await office.stranger(async (back) => {
            await back.goto(await letters.linkTo(owner, 'invitation.sent'));
            await back.getByRole('link', { name: '去登录' }).click();
            await signIn(back, owner, office.password);
            await back.getByRole('button', { name: '接受邀请' }).click();
            await sees(back, '您已加入');
          });
        }),
    },
    {
      name: 'the colleague makes the owner administrator again, and leaves',
      run: () =>
        asNewcomer(async (page) => {
          await page.goto('/members');
          await page.locator('tr[data-member]').nth(1).waitFor();
          await page.locator('tr[data-member]').filter({ hasNotText: newcomer.name }).getByRole('button').click();
          await shown(page, '.ant-dropdown-menu-item', '设为单位管理员').click();
          await confirm(page);
          await gone(page);
          await page.locator('.pill-copper').nth(1).waitFor();
          await pick(page, newcomer.name, '退出单位');
          await page.locator('#act-reason').fill('离职。');
          await confirm(page);
          await sees(page, '您还不属于任何单位');
        }),
    },
    {
      name: 'who left is among the past members, with the reason',
      run: () =>
        office.as(owner, async (page) => {
          await page.goto('/members');
          await page.getByRole('button', { name: '显示往届成员' }).click();
          await shown(page, 'tr', newcomer.name).waitFor();
          await sees(page, '离职。');
        }),
    },
    {
      name: 'the administrator finds a person and deactivates them, who is out at the next click',
      run: () =>
        asNewcomer((other) =>
          office.as('administrator@example.com', async (page) => {
            await page.goto('/people');
            await page.getByLabel('姓名或邮箱').fill(newcomer.name);
            await page.keyboard.press('Enter');
            await page.waitForURL(({ searchParams }) => searchParams.get('q') === newcomer.name);
            await expectAccessible(page, 'people');
            await page.getByRole('link', { name: newcomer.name }).click();
            await sees(page, '离职。');
            await camera.take(page, '31-person');
            await page.getByRole('button', { name: '停用账号' }).click();
            await page.locator('#act-reason').fill('人员离职，停用账号。');
            await expectAccessible(page, 'deactivating a person');
            await confirm(page);
            await sees(page, '已停用');
            await expectAccessible(page, 'a person');
            await other.reload();
            await other.locator('#email').waitFor();
          }),
        ),
    },
    {
      name: 'the administrator invites an official to an office',
      run: () =>
        office.as('administrator@example.com', async (page) => {
          await page.goto('/people');
          await page.getByRole('button', { name: '邀请工作人员' }).click();
          await choose(page, '#invite-office', '黄石市审计局');
          await page.locator('#invite-email').fill('auditor2@example.org');
          await page.getByRole('button', { name: '发出邀请' }).click();
          await sees(page, '邀请已发往 auditor2@example.org');
          await page.getByRole('link', { name: '查看该单位的成员与邀请' }).click();
          await shown(page, '.grid tbody tr', 'auditor2@example.org').waitFor();
        }),
    },
    {
      name: 'members and people fit a phone',
      run: () =>
        office.as(
          'administrator@example.com',
          async (page) => {
            for (const path of ['/members', '/people']) {
              await page.goto(path);
              await shown(page, '.grid tbody tr').waitFor();
              await expectFits(page, path);
            }
            await camera.take(page, '32-people-phone');
          },
          phone,
        ),
    },
  ];
}

async function changeStanding(page: Page, to: string): Promise<void> {
  await shown(page, '.grid tbody tr').getByRole('button', { name: '变更' }).click();
  await shown(page, '.ant-modal .ant-radio-wrapper', to).click();
  await page.locator('#standing-reason').fill('代理期间核查。');
  await confirm(page);
  await gone(page);
  await shown(page, '.grid tbody tr', to).waitFor();
}
