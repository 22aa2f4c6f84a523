/** One enterprise from its application to the money on its account, every desk with its own sign-in. */
import type { DemonstrationView } from '../../server/reference/reference-contract.ts';
import type { Camera } from './support/camera.ts';
import { viewOf } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import type { Office } from './support/seat.ts';
import { beingAccepted } from './walk-acceptance.ts';
import { applying } from './walk-application.ts';
import { retrofitting } from './walk-retrofit.ts';
import { beingPaid } from './walk-subsidy.ts';

export type Walk = {
  office: Office;
  camera: Camera;
  accounts: DemonstrationView['accounts'];
  enterprise: string;
  caseId: string;
};

/** Somebody with this role, of this organisation where one is named. */
export function emailOf({ accounts }: Walk, role: string, organisation?: string): string {
  const account = accounts.find(
    (one) => one.role === role && (organisation === undefined || one.organisation === organisation),
  );
  expectThat(account !== undefined, `nobody is ${role} at ${organisation ?? 'any organisation'}`);
  return account.email;
}

/** The bureau of the case's district signs in as `district-CODE`. */
export async function districtOf(walk: Walk): Promise<string> {
  return walk.office.as(
    walk.enterprise,
    async (page) => `district-${(await viewOf(page, walk.caseId)).district}@example.com`,
  );
}

/** The administrator moves the clock from deadline to deadline until the case has left this state. */
export async function letTimePass(walk: Walk, state: string): Promise<void> {
  const at = () => walk.office.as(walk.enterprise, async (page) => (await viewOf(page, walk.caseId)).state);
  await walk.office.as('administrator@example.com', async (page) => {
    for (let deadline = 0; deadline < 12; deadline += 1) {
      const clock = page.locator('.demonstration .figures').first();
      const before = await clock.textContent();
      await page.locator('.demonstration-tools button').first().click();
      await page.waitForFunction(
        (text) => document.querySelector('.demonstration .figures')?.textContent !== text,
        before,
      );
      if ((await at()) !== state) return;
    }
  });
  expectThat((await at()) !== state, `twelve deadlines later the case is still in ${state}`);
}

export const theWalk = (walk: Walk): Scenario[] => [
  ...applying(walk),
  ...retrofitting(walk),
  ...beingAccepted(walk),
  ...beingPaid(walk),
];
