/** Stations one to three: application, matching, diagnosis. */

import { expectFits } from './support/camera.ts';
import { act, answerQuestionnaire, completeForms, openCase, uploadPaper, viewOf } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { phone, signIn } from './support/seat.ts';
import { districtOf, emailOf, letTimePass, type Walk } from './walk.ts';

const provider = 'provider01@example.com';
const expectState = (state: string, wanted: string) =>
  expectThat(state === wanted, `the case is in ${state}, not in ${wanted}`);

export const applying = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'an enterprise without a case starts an application from its first screen',
      run: () =>
        office.as(walk.enterprise, async (page) => {
          await camera.take(page, '02-first-screen');
          await page.getByRole('button', { name: '开始申报' }).first().click();
          await page.waitForURL('**/cases/**');
          walk.caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
          await page.locator('#what-now [data-event="application.submit"][disabled]').waitFor();
          await page.locator('.blocked-why', { hasText: '营业执照：未上传' }).waitFor();
        }),
    },
    {
      name: 'nothing typed is lost when the session ends in the middle of a form',
      run: () =>
        office.as(walk.enterprise, async (page, context) => {
          await openCase(page, walk.caseId, 'forms');
          const field = page.locator('#application-mainProducts');
          await field.waitFor();
          await context.clearCookies();
          await field.fill('压力容器封头');
          await field.blur();
          await page.waitForURL('**/sign-in?back=**');
          await signIn(page, walk.enterprise, office.password);
          await page.waitForURL(`**/cases/${walk.caseId}**`);
          await field.waitFor();
          expectThat((await field.inputValue()) === '压力容器封头', 'what was typed is gone');
          await page
            .getByText(/已保存 \d\d:\d\d/)
            .first()
            .waitFor();
        }),
    },
    {
      name: 'two people on one form are told of each other',
      run: () =>
        office.as(walk.enterprise, async (first) => {
          await openCase(first, walk.caseId, 'forms');
          await first.locator('#application-contactName').waitFor();
          await office.as(walk.enterprise, async (second) => {
            await openCase(second, walk.caseId, 'forms');
            await second.locator('#application-contactName').fill('李明');
            await second
              .getByText(/已保存 \d\d:\d\d/)
              .first()
              .waitFor();
            await second.waitForTimeout(1500);
          });
          await first.locator('#application-contactEmail').fill('a@example.com');
          await first.getByText('有人在您之前保存了新的版本').waitFor();
          await first.getByRole('button', { name: '载入对方的版本' }).click();
          await first.waitForFunction(() => {
            const input = document.querySelector('#application-contactName');
            return input instanceof HTMLInputElement && input.value === '李明';
          });
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
          expectState((await act(page, walk.caseId, 'application.submit')).state, 'application.districtReview');
        }),
    },
    {
      name: 'the district returns it with the defects, and the enterprise puts them right',
      run: async () => {
        const district = await districtOf(walk);
        await office.as(district, async (page) => {
          await camera.take(page, '05-my-tasks');
          await page.locator('.task-link').first().click();
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
        await office.as(district, async (page) => {
          await openCase(page, walk.caseId);
          expectState((await act(page, walk.caseId, 'application.endorse')).state, 'application.cityReview');
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
          await page.getByText('在您填写期间，案件有了变化').waitFor();
          await page.locator('.check', { hasText: '资料不全' }).waitFor();
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
            await act(page, walk.caseId, 'provider.choose', async (form) => {
              await form.locator('#say-providerId').click();
              await form.locator('#say-providerId').fill(organisation);
              await form.locator('.ant-select-item-option', { hasText: organisation }).first().click();
            });
          },
          phone,
        );
        await office.as(provider, async (page) => {
          await openCase(page, walk.caseId);
          expectState((await act(page, walk.caseId, 'provider.accept')).state, 'diagnosis.onSite');
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
        await office.as(emailOf(walk, 'officer'), async (page) => {
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'diagnosis.approve');
          expectState((await viewOf(page, walk.caseId)).state, 'retrofit.contracting');
        });
      },
    },
  ];
};
