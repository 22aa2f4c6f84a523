/** Who may know how an organisation is reached: its own members, and on asking the officials who look after it. */
import type { OrganisationKind } from '../../workflows/vocabulary/roles.ts';
import { type Caller, holds } from './caller.ts';

export type Reached = { id: string; kind: OrganisationKind; district: string | null };

export const isMember = ({ memberships }: Caller, organisationId: string): boolean =>
  memberships.some((one) => one.organisationId === organisationId);

/** A district looks after its own enterprises and the pools; nobody after an organisation they belonged to. */
export function mayAskContact(caller: Caller, { id, kind, district }: Reached): boolean {
  if (caller.belongedTo.has(id) || !parties.has(kind)) return false;
  if (holds(caller, 'officer', 'director', 'objectionHandler', 'treasury', 'auditor')) return true;
  if (kind !== 'enterprise') return holds(caller, 'district');
  return caller.memberships.some((one) => one.role === 'district' && one.district === district);
}

const parties: ReadonlySet<OrganisationKind> = new Set(['enterprise', 'provider', 'agency', 'auditFirm']);
