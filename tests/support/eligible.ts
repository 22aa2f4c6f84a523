/** Enterprises that every check holds of, and lists that name nobody: for tests whose matter is another one. */
import type { Caller } from '../../server/access/caller.ts';
import { addList } from '../../server/eligibility/add-list.ts';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { type ListCheck, listChecks } from '../../workflows/eligibility/checks.ts';
import type { ListRow } from '../../workflows/eligibility/judge-list.ts';
import { creditCodeCheckDigit } from '../../workflows/organisation/credit-code.ts';
import { describeOrganisation, organisationOf } from './case-log.ts';
import type { Pilot } from './pilot.ts';

/** A valid code of the city, another one for every number. */
export function cityCode(nth: number): string {
  const first17 = `91420281MA${String(nth).padStart(7, '0')}`;
  return first17 + (creditCodeCheckDigit(first17) ?? '');
}

let given = 0;
export async function makeEligible(pilot: Pilot, enterprise: Caller, more: object = {}): Promise<string> {
  given += 1;
  const creditCode = cityCode(given);
  const subIndustry = 'highEndEquipment';
  await describeOrganisation(pilot, organisationOf(enterprise), {
    creditCode,
    subIndustry,
    staff: 120,
    revenueFen: 2_300_000_000,
    ...more,
  });
  return creditCode;
}

let files = 0;
export async function bringList(
  pilot: Pilot,
  kind: ListCheck,
  { rows = [], asOf }: { rows?: readonly ListRow[]; asOf?: string } = {},
): Promise<void> {
  const officer = await pilot.person('officer');
  const at = await pilot.product.clock.now(pilot.product.db);
  files += 1;
  const list = { kind, source: '信用中国', fileName: 'a.xlsx', sha256: `sha-${files}`, rows };
  await pilot.product.db.transaction((tx) =>
    addList(
      tx,
      { ...list, asOf: asOf ?? dateInShanghai(at.getTime()) },
      { at, actorId: officer.personId, role: 'officer' },
    ),
  );
}

export async function bringClearLists(pilot: Pilot): Promise<void> {
  for (const kind of listChecks) await bringList(pilot, kind);
}
