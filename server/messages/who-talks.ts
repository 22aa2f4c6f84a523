/** Who is who when a case is talked about: which organisation has which part now, and for whom the caller speaks. */
import { sight } from '../../workflows/access/sight.ts';
import { type Audience, writesAs } from '../../workflows/messages/audience.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import { type Caller, organisationsAs } from '../access/caller.ts';
import type { CaseRecord, SeenCase } from '../access/find-case.ts';

export type Party = Exclude<Audience, 'bureau'>;

export const isDraft = ({ state }: Pick<CaseRecord, 'state'>): boolean => state === 'application.draft';

/** The organisation that has this part in the case now: before the contract the provider is who diagnoses. */
export function organisationOf(record: CaseRecord, party: Party): string | null {
  const { enterpriseId, providerId, diagnosingProviderId, agencyId, auditFirmId } = record;
  return {
    enterprise: enterpriseId,
    provider: providerId ?? diagnosingProviderId,
    agency: agencyId,
    auditFirm: auditFirmId,
  }[party];
}

/** A draft is not there for the bureau. */
export function presentOn(record: CaseRecord): ReadonlySet<Audience> {
  const parties = (['enterprise', 'provider', 'agency', 'auditFirm'] as const).filter(
    (party) => organisationOf(record, party) !== null,
  );
  return new Set<Audience>(isDraft(record) ? parties : ['bureau', ...parties]);
}

/** For whom the caller acts in this role: the organisation that the case names, or their office. */
export function spokenFor(caller: Caller, { record }: SeenCase, role: PersonRole): string | null {
  const own = organisationsAs(caller, role);
  if (writesAs[role] !== 'bureau')
    return sight[role].named.flatMap((column) => record[column] ?? []).find((id) => own.includes(id)) ?? null;
  const office = caller.memberships.find(
    (one) => one.role === role && (role !== 'district' || one.district === record.district),
  );
  return office?.organisationId ?? null;
}
