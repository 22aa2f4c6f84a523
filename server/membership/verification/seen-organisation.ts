/** One organisation as the caller may see it, and what they may do about it: not visible is the same as not there. */
import { eq, getTableColumns } from 'drizzle-orm';
import type { PermissionOn } from '../../../workflows/access/permissions.ts';
import type { Caller } from '../../access/caller.ts';
import { belongsTo, mayOrganisation, requireOrganisation } from '../../access/require-access.ts';
import type { Reader, Tx } from '../../database/database.ts';
import { organisations } from '../../database/schema/identity.ts';
import { Refused } from '../../problems/refused.ts';
import { deskRole } from './desk-of-caller.ts';

export type OrganisationRecord = typeof organisations.$inferSelect;
export type SeenOrganisation = {
  record: OrganisationRecord;
  own: boolean;
  administers: boolean;
  /** The role in which the caller would decide on it. */
  desk: 'district' | 'officer' | null;
  /** May read the licence: its members, its desk, officers and the audit. */
  readsLicence: boolean;
};

type Asked = { id: string; permission: PermissionOn<'organisation'> };

/** @throws Refused not-found, wrong-role */
export async function getSeenOrganisation(reader: Reader, caller: Caller, asked: Asked): Promise<SeenOrganisation> {
  const [record] = await reader
    .select(getTableColumns(organisations))
    .from(organisations)
    .where(eq(organisations.id, asked.id));
  return seenBy(caller, record, asked);
}

/** The same, holding the row until the transaction ends. */
export async function lockSeenOrganisation(tx: Tx, caller: Caller, asked: Asked): Promise<SeenOrganisation> {
  const [record] = await tx
    .select(getTableColumns(organisations))
    .from(organisations)
    .where(eq(organisations.id, asked.id))
    .for('update');
  return seenBy(caller, record, asked);
}

function seenBy(caller: Caller, record: OrganisationRecord | undefined, { permission }: Asked): SeenOrganisation {
  if (record === undefined) throw new Refused('not-found');
  requireOrganisation(caller, permission, record);
  return {
    record,
    own: belongsTo(caller, record.id),
    administers: mayOrganisation(caller, 'organisation.changeContact', record),
    desk: deskRole(caller, record),
    readsLicence: mayOrganisation(caller, 'licence.read', record),
  };
}

/** Before a bureau has said yes, and while it does not lie with one. @throws Refused not-open */
export function requireCorrectable({ record }: SeenOrganisation): void {
  if (!isCorrectable(record)) throw new Refused('not-open');
}
export const isCorrectable = ({ verification, mergedInto }: OrganisationRecord): boolean =>
  mergedInto === null && (verification === 'unverified' || verification === 'refused');

/** @throws Refused wrong-role */
export function requireDesk({ desk }: SeenOrganisation): 'district' | 'officer' {
  if (desk === null) throw new Refused('wrong-role', { by: '核验部门', byEn: 'the desk that verifies it' });
  return desk;
}
