/** One organisation as the caller may see it, and what they may do about it: not visible is the same as not there. */
import { eq, getTableColumns } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import { holds } from '../../access/caller.ts';
import type { Reader, Tx } from '../../database/database.ts';
import { organisations } from '../../database/schema/identity.ts';
import { Refused } from '../../problems/refused.ts';
import { deskRole, oversees } from './desk-of-caller.ts';

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

/** @throws Refused not-found */
export async function getSeenOrganisation(reader: Reader, caller: Caller, id: string): Promise<SeenOrganisation> {
  const [record] = await reader
    .select(getTableColumns(organisations))
    .from(organisations)
    .where(eq(organisations.id, id));
  return seenBy(caller, record);
}

/** The same, holding the row until the transaction ends. */
export async function lockSeenOrganisation(tx: Tx, caller: Caller, id: string): Promise<SeenOrganisation> {
  const [record] = await tx
    .select(getTableColumns(organisations))
    .from(organisations)
    .where(eq(organisations.id, id))
    .for('update');
  return seenBy(caller, record);
}

function seenBy(caller: Caller, record: OrganisationRecord | undefined): SeenOrganisation {
  if (record === undefined) throw new Refused('not-found');
  const memberships = [...caller.memberships, ...caller.waiting].filter((one) => one.organisationId === record.id);
  const own = memberships.length > 0;
  if (!own && !oversees(caller, record)) throw new Refused('not-found');
  const desk = deskRole(caller, record);
  return {
    record,
    own,
    administers: memberships.some((one) => one.administers && one.deputyFor === null),
    desk,
    readsLicence: own || desk !== null || holds(caller, 'officer', 'auditor'),
  };
}

/** @throws Refused wrong-role */
export function requireAdministrator({ administers }: SeenOrganisation): void {
  if (!administers) throw new Refused('wrong-role', { by: '本单位管理员', byEn: "the organisation's administrator" });
}

/** Before a bureau has said yes, and while it does not lie with one. @throws Refused not-open */
export function requireCorrectable({ record }: SeenOrganisation): void {
  if (!isCorrectable(record)) throw new Refused('not-open');
}
export const isCorrectable = ({ verification, mergedInto }: OrganisationRecord): boolean =>
  mergedInto === null && (verification === 'unverified' || verification === 'refused');

/** Nobody decides on an organisation that they belong or belonged to. @throws Refused wrong-role, rule */
export function requireDesk(caller: Caller, { record, desk }: SeenOrganisation): 'district' | 'officer' {
  if (desk === null) throw new Refused('wrong-role', { by: '核验部门', byEn: 'the desk that verifies it' });
  if (caller.belongedTo.has(record.id))
    throw new Refused('rule', {
      zh: '您曾在该单位任职，应由他人决定',
      en: 'You belong or belonged to this organisation; somebody else must decide',
    });
  return desk;
}
