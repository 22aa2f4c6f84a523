/** Stations five and six: acceptance and assessment. */

import { expectFits } from './support/camera.ts';
import { act, answerQuestionnaire, completeForms, openCase, viewOf } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { phone, read } from './support/seat.ts';
import { districtOf, emailOf, type Walk } from './walk.ts';

export const beingAccepted = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  const agency = () =>
    office.as(walk.enterprise, async (page) => emailOf(walk, 'agency', (await viewOf(page, walk.caseId)).agency?.name));
  return [
    {
      name: 'the enterprise asks for acceptance and the district confirms that it is genuine',
      run: async () => {
        await office.as(walk.enterprise, async (page) => {
          await completeForms(page, walk.caseId);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'acceptance.request');
        });
        await office.as(await districtOf(walk), async (page) => {
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'acceptance.authenticate');
        });
      },
    },
    {
      name: 'the officer draws an agency without ties and assigns it',
      run: () =>
        office.as('officer1@example.com', async (page) => {
          await openCase(page, walk.caseId, 'acceptance');
          await page.locator('[data-draw=agency]').click();
          await page.locator('.draw').first().waitFor();
          await camera.take(page, '10-draw');
          await act(page, walk.caseId, 'agency.assign', (form) => form.locator('.chosen').waitFor());
        }),
    },
    {
      name: 'the inspector signs, scores on a phone, uploads the report and lets it pass',
      run: async () =>
        office.as(
          await agency(),
          async (page) => {
            await openCase(page, walk.caseId, 'acceptance');
            await page.getByText('以上属实，本人对此负责').click();
            await page.locator('[data-save=declaration]').click();
            await page.locator('.score-sheet').waitFor();
            await expectFits(page, 'the score sheet');
            for (const score of await page.locator('.criterion input').all()) {
              const most = await score.getAttribute('aria-valuemax');
              await score.fill(String(Math.max(1, Number(most) - 1)));
            }
            await page.locator('#findings').fill('系统运行正常，数据真实。');
            await page.locator('#findings').blur();
            await page.getByText('达到通过标准', { exact: true }).waitFor();
            await camera.take(page, '11-inspection-phone', '.score-sheet');
            await completeForms(page, walk.caseId);
            await openCase(page, walk.caseId);
            await act(page, walk.caseId, 'inspection.pass');
          },
          phone,
        ),
    },
    {
      name: 'acceptance is confirmed, the enterprise assesses itself again, the agency records the level',
      run: async () => {
        await office.as('officer1@example.com', async (page) => {
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'acceptance.confirm');
        });
        await office.as(walk.enterprise, async (page) => {
          await completeForms(page, walk.caseId);
          await answerQuestionnaire(page, walk.caseId, 'after', true);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'assessment.submitSelf');
        });
        await office.as(await agency(), async (page) => {
          await openCase(page, walk.caseId, 'acceptance');
          const { mayDeclare } = await read<{ mayDeclare: boolean }>(page, `/api/cases/${walk.caseId}/inspections`);
          if (mayDeclare) {
            await page.getByText('以上属实，本人对此负责').click();
            await page.locator('[data-save=declaration]').click();
            await page.locator('[data-save=declaration]').waitFor({ state: 'detached' });
          }
          await completeForms(page, walk.caseId);
          await answerQuestionnaire(page, walk.caseId, 'onSite', true);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'assessment.record');
        });
      },
    },
    {
      name: 'the officer compares before and after and confirms the level',
      run: () =>
        office.as('officer1@example.com', async (page) => {
          await page.goto(`/cases/${walk.caseId}?tab=levels&kind=compare`);
          await page.locator('.compare').waitFor();
          await camera.take(page, '12-before-and-after');
          await act(page, walk.caseId, 'assessment.confirm');
          const { state, level } = await viewOf(page, walk.caseId);
          expectThat(state === 'subsidy.claimOpen', `the case is in ${state} with level ${level}`);
        }),
    },
  ];
};
