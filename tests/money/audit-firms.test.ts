/** Whose turn it is to audit: by rotation, and nobody tied to the case. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNextAuditFirm } from '../../server/money/money-evidence.ts';
import { describeOrganisation, organisationOf, recordOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

const next = async (caseId: string) =>
  findNextAuditFirm(pilot.product.db, pilot.product, await recordOf(pilot, caseId));

test('the firm with the fewest cases comes next, ties by id; tied, suspended and present ones never', async () => {
  const provider = organisationOf(await pilot.person('provider'));
  const { caseId } = await pilot.caseAt('subsidy.claimOpen', { providerId: provider });
  expect(await next(caseId)).toBeNull();
  const firms: string[] = [];
  for (let i = 0; i < 4; i++) firms.push(organisationOf(await pilot.person('auditFirm')));
  const [first, second, tied, suspended] = firms.sort();
  if (!first || !second || !tied || !suspended) throw new Error('four firms');
  await describeOrganisation(pilot, provider, { phone: '0714-6351234' });
  await describeOrganisation(pilot, tied, { phone: '07146351234' });
  await describeOrganisation(pilot, suspended, { standing: 'suspended' });
  expect(await next(caseId)).toBe(first);
  await pilot.caseAt('subsidy.audit', { auditFirmId: first });
  expect(await next(caseId)).toBe(second);
  await pilot.caseAt('subsidy.audit', { auditFirmId: second });
  await pilot.caseAt('subsidy.audit', { auditFirmId: second });
  expect(await next(caseId)).toBe(first);
  const replaced = await pilot.caseAt('subsidy.audit', { auditFirmId: first, providerId: provider });
  expect(await next(replaced.caseId)).toBe(second);
});
