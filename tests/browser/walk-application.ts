/** Stations one to three: application, matching, diagnosis. */
import type { Page } from 'playwright-core';
import { expectFits } from './support/camera.ts';
import { act, expectState, openCase, viewOf } from './support/case-desk.ts';
import { answerQuestionnaire, completeForms, readForms, uploadPaper } from './support/filling-in.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { phone, signIn } from './support/seat.ts';
import { choose, sees, settled, shown, waitUntil } from './support/waits.ts';
import { letTimePass, type Walk } from './walk.ts';

const provider = 'provider01@example.com';

/** From the button on the first screen to the new case. */
export async function startApplication(page: Page): Promise<string> {
  // Other scenarios publish calls of their own.
  await page.locator('.call', { hasText: '演示批次' }).getByRole('button', { name: '开始申报' }).first().click();
  await page.waitForURL(({ pathname }) => pathname.startsWith('/cases/'));
  await page.locator('#what-now').waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** What was typed is with the server, whatever the page says of the last time it was saved. */
const saved = (page: Page, caseId: string, code: string, text: string) =>
  waitUntil(`${text} is saved`, async () =>
    (await readForms(page, caseId)).some(({ answers }) => answers[code] === text),
  );

export const applying = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'an enterprise without a case starts an application from its first screen',
      run: () =>
        office.as(walk.enterprise, async (page) => {
          await camera.take(page, '02-first-screen');
          walk.caseId = await startApplication(page);
          walk.district = `district-${(await viewOf(page, walk.caseId)).district}@example.com`;
          await page.locator('#what-now [data-event="application.submit"][disabled]').waitFor();
          await shown(page, '.blocked-why', '营业执照：未上传').waitFor();
        }),
    },
    {
      name: 'nothing typed is lost when the session ends in the middle of a form',
      run: () =>
        office.as(walk.enterprise, async (page, context) => {
          await page.goto(`/cases/${walk.caseId}/application/basics`);
          const field = page.locator('#application-mainProducts');
          await field.waitFor();
          await settled(page);
          await context.clearCookies();
          await field.fill('压力容器封头');
          await field.blur();
          await page.waitForURL(({ pathname, search }) => pathname === '/sign-in' && search.startsWith('?back='));
          await signIn(page, walk.enterprise, office.password);
          await page.waitForURL(({ pathname }) => pathname === `/cases/${walk.caseId}/application/basics`);
          await field.waitFor();
          expectThat((await field.inputValue()) === '压力容器封头', 'what was typed is gone');
          await sees(page, /已保存 \d\d:\d\d/);
          await saved(page, walk.caseId, 'mainProducts', '压力容器封头');
        }),
    },
    {
      name: 'the enterprise fills in the application, its papers and the questionnaire, and submits',
      run: () =>
        office.as(walk.enterprise, async (page) => {
          await completeForms(page, walk.caseId);
          await camera.take(page, '03-application');
          await answerQuestionnaire(page, walk.caseId, 'self', false);
          await camera.take(page, '04-questionnaire');
          await openCase(page, walk.caseId);
          expectState(await act(page, walk.caseId, 'application.submit'), 'application.districtReview');
        }),
    },
    {
      name: 'the district returns it with the defects, and the enterprise puts them right',
      run: async () => {
        await office.as(walk.district, async (page) => {
          await camera.take(page, '05-my-tasks');
          await page.locator(`.task-link[href="/cases/${walk.caseId}"]`).click();
          await act(page, walk.caseId, 'application.return', async (form) => {
            await form.locator('#say-reason').fill('营业执照扫描件不清晰。');
            await form.locator('.defect-fields button', { hasText: '营业执照' }).first().click();
            await form.locator('#defect-licence').fill('请重新扫描');
            await camera.take(form, '06-return-with-defects');
          });
        });
        await office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId, 'forms');
          await uploadPaper(page, 'licence', '营业执照-清晰.pdf');
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'application.resubmit');
        });
        await office.as(walk.district, async (page) => {
          await openCase(page, walk.caseId, 'forms');
          await sees(page, '已改 1 项');
          expectState(await act(page, walk.caseId, 'application.endorse'), 'application.cityReview');
        });
      },
    },
    {
      name: 'one officer approves while another rejects: the second is told, and nothing is lost; the notice period ends',
      run: async () => {
        await office.as('officer1@example.com', async (page) => {
          await openCase(page, walk.caseId);
          await page.locator('[data-event="application.reject"]').click();
          await page.locator('#say-reason').fill('资料不全');
          await page.locator('[data-next="application.reject"]').click();
          await office.as('officer2@example.com', async (quicker) => {
            await openCase(quicker, walk.caseId);
            await act(quicker, walk.caseId, 'application.approve');
          });
          await page.locator('[data-confirm="application.reject"]').click();
          await sees(page, '在您填写期间，案件有了变化');
          await shown(page, '.check', '资料不全').waitFor();
          expectThat(
            await page.locator('[data-confirm="application.reject"]').isDisabled(),
            'a stale decision can be sent again',
          );
        });
        await letTimePass(walk, 'application.publicNotice');
      },
    },
    {
      name: 'the enterprise chooses a provider on a phone, and the provider accepts',
      run: async () => {
        const { organisation } = walk.accounts.find(({ email }) => email === provider) ?? { organisation: '' };
        await office.as(
          walk.enterprise,
          async (page) => {
            await openCase(page, walk.caseId);
            await expectFits(page, 'the case page');
            await camera.take(page, '07-what-now-phone');
            await act(page, walk.caseId, 'provider.choose', (form) => choose(form, '#say-providerId', organisation));
          },
          phone,
        );
        await office.as(provider, async (page) => {
          await openCase(page, walk.caseId);
          expectState(await act(page, walk.caseId, 'provider.accept'), 'diagnosis.onSite');
        });
      },
    },
    {
      name: 'the provider diagnoses, the enterprise confirms, the officer approves',
      run: async () => {
        await office.as(provider, async (page) => {
          await completeForms(page, walk.caseId);
          await answerQuestionnaire(page, walk.caseId, 'baseline', false);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'diagnosis.submit');
        });
        await office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'diagnosis.confirm');
        });
        await office.as('officer1@example.com', async (page) => {
          await openCase(page, walk.caseId);
          expectState(await act(page, walk.caseId, 'diagnosis.approve'), 'retrofit.contracting');
        });
      },
    },
  ];
};
