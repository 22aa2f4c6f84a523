/** The bureau sends a messy roster in, settles what was found, takes it in and takes the enterprises out again. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { RosterImportList, RosterImportView } from '../../server/roster/roster-contract.ts';
import { type Camera, expectAccessible, expectFits } from './support/camera.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone, read } from './support/seat.ts';
import { choose, sees, settled, shown } from './support/waits.ts';

const officer = 'officer1@example.com';
const messy = fileURLToPath(new URL('../fixtures/roster-messy-example.xlsx', import.meta.url));

const finding = (page: Page, cell: string) => page.locator(`tr[data-cell="${cell}"]`);
const tab = (page: Page, name: string) => page.locator('.tabs .tab', { hasText: name }).click();

async function type(page: Page, cell: string, text: string): Promise<void> {
  await finding(page, cell).locator('input').fill(text);
  await finding(page, cell).getByRole('button', { name: '确定' }).click();
  await finding(page, cell).getByText(`已答复：${text}`).waitFor();
}

async function leaveOut(page: Page, cell: string): Promise<void> {
  await finding(page, cell).getByRole('button', { name: '此行不导入' }).click();
  await finding(page, cell).getByText('已答复：此行不导入').waitFor();
}

async function latest(page: Page): Promise<RosterImportView> {
  const { items } = await read<RosterImportList>(page, '/api/roster-imports');
  const [first] = items;
  if (!first) throw new Error('no roster was sent in');
  return first;
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  return file.suggestedFilename();
}

export const rosters = (office: Office, camera: Camera): Scenario[] => [
  {
    name: 'an officer sends a messy roster in, and each cell that is wrong is named with the reason',
    run: () =>
      office.as(officer, async (page) => {
        await page.locator('.nav-link', { hasText: '企业名录' }).click();
        await expectAccessible(page, 'the rosters');
        const name = await downloaded(page, () => page.getByRole('button', { name: '下载模板' }).click());
        expectThat(name === '企业名录模板.xlsx', `the template is called ${name}`);
        await page.locator('input[type=file]').setInputFiles(messy);
        await page.waitForURL(/\/rosters\/[0-9a-f-]{36}/);
        await finding(page, 'C8').waitFor();
        await sees(page, /尚有 10 处错误、1 个疑问未处理/);
        await sees(page, '营业收入“待核实”不是数字。');
        await expectAccessible(page, 'what was found in a roster');
        await expectFits(page, 'what was found in a roster');
        await camera.take(page, '54-roster-found');
      }),
  },
  {
    name: 'on a phone they answer the question and correct or leave out what is wrong',
    run: () =>
      office.as(
        officer,
        async (page) => {
          const { id } = await latest(page);
          await page.goto(`/rosters/${id}`);
          await finding(page, 'C8').waitFor();
          await expectAccessible(page, 'errors on a phone');
          await expectFits(page, 'errors on a phone');
          await camera.take(page, '55-roster-phone');
          await type(page, 'H24', '2100');
          await type(page, 'L63', 'qy063@example.com');
          for (const cell of ['C8', 'C10', 'B21', 'G37', 'C46', 'C54', 'G56', 'E58']) await leaveOut(page, cell);
          await tab(page, '疑问');
          await finding(page, 'E13').getByRole('button', { name: '确定' }).click();
          await finding(page, 'E13').getByText('已答复：铜铝精深加工').waitFor();
          await sees(page, /已答复 11 处，重新检查后生效/);
          await page.locator('[data-step="check"]').click();
          await page.locator('[data-step="all"]').waitFor();
          await tab(page, '已自动规范');
          await sees(page, '91420281MAKMNH7N8N');
          await expectFits(page, 'what was put right');
        },
        phone,
      ),
  },
  {
    name: 'all is settled: they import it, and it is told what came of it',
    run: () =>
      office.as(officer, async (page) => {
        const { id } = await latest(page);
        await page.goto(`/rosters/${id}`);
        await page.locator('[data-step="all"]').click();
        await page.locator('.ant-popconfirm .ant-btn-primary').click();
        await sees(page, /已导入：新增 52 家/);
        await settled(page);
        expectThat((await page.locator('[data-step]').count()) === 0, 'what was imported can be imported again');
        await expectAccessible(page, 'an imported roster');
        await camera.take(page, '56-roster-imported');
        const name = await downloaded(page, () => page.getByRole('button', { name: '下载标注了问题的表格' }).click());
        expectThat(name === 'roster-messy-example-标注.xlsx', `the marked file is called ${name}`);
      }),
  },
  {
    name: 'they export the enterprises of a district, in full only with a reason',
    run: () =>
      office.as(officer, async (page) => {
        await page.goto('/rosters');
        await shown(page, '[data-step="export"]').waitFor();
        await choose(page, '[aria-label="全部区县"]', '大冶市');
        await page.getByText('完整', { exact: true }).click();
        await page.locator('[data-step="export"]').click();
        await sees(page, '请说明完整联系方式的用途');
        await page.locator('#roster-reason').fill('与区县核对联系人');
        await expectAccessible(page, 'the export of a roster');
        const name = await downloaded(page, () => page.locator('[data-step="export"]').click());
        expectThat(/^企业名录-\d{4}-\d{2}-\d{2}\.xlsx$/.test(name), `the export is called ${name}`);
      }),
  },
];
