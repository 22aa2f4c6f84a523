/** Which cases wait for the caller: the state's desk names one of their roles, and that role is theirs on the case. */
import { states } from '../../workflows/case/structure.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';

const statesWaitingFor = (role: PersonRole): string[] =>
  states.filter(({ meta }) => meta.desk?.includes(role)).map(({ path }) => path);

/** A condition on `cases c`; `bind` takes a value and gives its place in the statement. */
export function onDeskOf(caller: Pick<Caller, 'memberships'>, bind: (value: unknown) => string): string {
  const parts = caller.memberships.flatMap(({ role, organisationId, district }) => {
    const waiting = statesWaitingFor(role);
    if (waiting.length === 0) return [];
    const inState = waiting.length === 1 ? `c.state = ${bind(waiting[0])}` : `c.state = any(${bind(waiting)}::text[])`;
    const column = columnOf[role];
    if (column !== undefined) return [`(${inState} and ${column} = ${bind(organisationId)}::uuid)`];
    return role === 'district' ? [`(${inState} and c.district = ${bind(district)})`] : [inState];
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
}

const columnOf: Partial<Record<PersonRole, string>> = {
  enterprise: 'c.enterprise_id',
  provider: 'coalesce(c.provider_id, c.diagnosing_provider_id)',
  agency: 'c.agency_id',
  auditFirm: 'c.audit_firm_id',
};
