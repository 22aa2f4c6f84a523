/** One enterprise from its application to the money on its account, every desk with its own sign-in. */
import type { DemonstrationView } from '../../server/reference/reference-contract.ts';
import { changing, holding, rectifying } from './detours.ts';
import { talking } from './messages.ts';
import { waiting } from './reminders.ts';
import type { Camera } from './support/camera.ts';
import { viewOf } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import type { Office } from './support/seat.ts';
import { settled } from './support/waits.ts';
import { beingAccepted, beingAssessed, inspecting } from './walk-acceptance.ts';
import { applying } from './walk-application.ts';
import { finishing, retrofitting } from './walk-retrofit.ts';
import { beingPaid, claiming } from './walk-subsidy.ts';

export type Walk = {
  office: Office;
  camera: Camera;
  accounts: DemonstrationView['accounts'];
  enterprise: string;
  caseId: string;
  /** The bureau of the case's district signs in as `district-CODE`. */
  district: string;
  /** Whoever the case was assigned to last. */
  inspector: string;
  auditor: string;
};

/** Nobody has acted yet. */
export const newWalk = (setting: Pick<Walk, 'office' | 'camera' | 'accounts'>, enterprise: string): Walk => ({
  ...setting,
  enterprise,
  caseId: '',
  district: '',
  inspector: '',
  auditor: '',
});

/** Somebody with this role, of this organisation where one is named. */
export function emailOf({ accounts }: Pick<Walk, 'accounts'>, role: string, organisation?: string): string {
  const account = accounts.find(
    (one) => one.role === role && (organisation === undefined || one.organisation === organisation),
  );
  expectThat(account !== undefined, `nobody is ${role} at ${organisation ?? 'any organisation'}`);
  return account.email;
}

/** The administrator moves the clock from deadline to deadline until the case has left this state. */
export async function letTimePass({ office, enterprise, caseId }: Walk, state: string): Promise<void> {
  await office.as(enterprise, (own) =>
    office.as('administrator@example.com', async (page) => {
      for (let deadline = 0; deadline < 12; deadline += 1) {
        await Promise.all([
          page.waitForResponse('**/api/demonstration/clock'),
          page.getByRole('button', { name: '前进到下一个期限' }).click(),
        ]);
        await settled(page);
        if ((await viewOf(own, caseId)).state !== state) return;
      }
      expectThat(false, `twelve deadlines later the case is still in ${state}`);
    }),
  );
}

/** It has been handed in, and the district has not looked at it yet. */
const whileItWaits = 3;

/** The detours are on the way: a change, a rectification, a hold, none of which keeps the case from its end. */
export const theWalk = (walk: Walk): Scenario[] => [
  ...applying(walk).toSpliced(whileItWaits, 0, ...waiting(walk)),
  ...talking(walk),
  ...retrofitting(walk),
  ...changing(walk),
  ...finishing(walk),
  ...beingAccepted(walk),
  ...rectifying(walk),
  ...inspecting(walk),
  ...beingAssessed(walk),
  ...claiming(walk),
  ...holding(walk),
  ...beingPaid(walk),
];
