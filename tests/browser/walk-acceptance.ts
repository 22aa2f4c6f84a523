/** Stations five and six: acceptance and assessment. */
import type { Page } from 'playwright-core';
import { expectFits } from './support/camera.ts';
import { act, expectState, openCase } from './support/case-desk.ts';
import { answerQuestionnaire, completeForms } from './support/filling-in.ts';
import type { Scenario } from './support/scenarios.ts';
import { phone, read } from './support/seat.ts';
import { sees, shown } from './support/waits.ts';
import { emailOf, type Walk } from './walk.ts';

/** The officer draws and assigns; an earlier draw of the case may stand below. */
export async function drawAgency(walk: Walk, page: Page): Promise<void> {
  await openCase(page, walk.caseId, 'acceptance');
  await page.locator('[data-draw=agency]').click();
  await shown(page, '.draw:not(.draw-past)').waitFor();
  await walk.camera.take(page, '10-draw');
  const { agency } = await act(page, walk.caseId, 'agency.assign', (form) => shown(form, '.chosen').waitFor());
  walk.inspector = emailOf(walk, 'agency', agency?.name);
}

/** Signs that there is no conflict; from here on the inspector sees the case from inside. */
export async function declare(page: Page): Promise<void> {
  await page.getByLabel('以上属实，本人对此负责').check();
  await page.locator('[data-save=declaration]').click();
  await page.locator('[data-save=declaration]').waitFor({ state: 'detached' });
}

/** Every criterion of the open sheet, `lost` points below its most. */
export async function score(page: Page, lost: (most: number) => number, findings: string): Promise<void> {
  await shown(page, '.score-sheet').waitFor();
  for (const input of await page.locator('.criterion input').all()) {
    const most = Number(await input.getAttribute('aria-valuemax'));
    await input.fill(String(Math.max(0, most - lost(most))));
  }
  await page.locator('#findings').fill(findings);
  await page.locator('#findings').blur();
}

export const beingAccepted = (walk: Walk): Scenario[] => {
  const { office } = walk;
  return [
    {
      name: 'the enterprise asks for acceptance and the district confirms that it is genuine',
      run: async () => {
        await office.as(walk.enterprise, async (page) => {
          await completeForms(page, walk.caseId);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'acceptance.request');
        });
        await office.as(walk.district, async (page) => {
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'acceptance.authenticate');
        });
      },
    },
    {
      name: 'the officer draws an agency without ties and assigns it',
      run: () => office.as('officer1@example.com', (page) => drawAgency(walk, page)),
    },
  ];
};

export const inspecting = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the inspector signs, scores on a phone, uploads the report and lets it pass',
      run: () =>
        office.as(
          walk.inspector,
          async (page) => {
            await openCase(page, walk.caseId, 'acceptance');
            await declare(page);
            await expectFits(page, 'the score sheet');
            await score(page, () => 1, '系统运行正常，数据真实。');
            await sees(page, /^ ?达到通过标准$/);
            await camera.take(page, '11-inspection-phone', '.score-sheet');
            await completeForms(page, walk.caseId);
            await openCase(page, walk.caseId);
            await act(page, walk.caseId, 'inspection.pass');
          },
          phone,
        ),
    },
  ];
};

export const beingAssessed = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
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
        await office.as(walk.inspector, async (page) => {
          await openCase(page, walk.caseId, 'acceptance');
          const { mayDeclare } = await read<{ mayDeclare: boolean }>(page, `/api/cases/${walk.caseId}/inspections`);
          if (mayDeclare) await declare(page);
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
          await shown(page, '.compare').waitFor();
          await camera.take(page, '12-before-and-after');
          expectState(await act(page, walk.caseId, 'assessment.confirm'), 'subsidy.claimOpen');
        }),
    },
  ];
};
