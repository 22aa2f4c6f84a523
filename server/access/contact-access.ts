/** Who may know how an organisation is reached: its own members, and on asking the officials who look after it. */
import { permissionOf } from '../../workflows/access/permissions.ts';
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from './caller.ts';

export type Reached = { id: string; kind: OrganisationKind; district: string | null };

export const isMember = ({ memberships }: Caller, organisationId: string): boolean =>
  memberships.some((one) => one.organisationId === organisationId);

/**
 * The role in which they may ask for it in full. A district looks after its own enterprises and the pools; nobody after an
 * organisation they belonged to.
 */
export function contactRole(caller: Caller, { id, kind, district }: Reached): PersonRole | null {
  if (caller.belongedTo.has(id) || !parties.has(kind)) return null;
  const { by } = permissionOf('personal.reveal');
  const found = by.find((role) =>
    caller.memberships.some(
      (one) => one.role === role && (role !== 'district' || kind !== 'enterprise' || one.district === district),
    ),
  );
  return found ?? null;
}

const parties: ReadonlySet<OrganisationKind> = new Set(['enterprise', 'provider', 'agency', 'auditFirm']);
