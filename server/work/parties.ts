/** The organisations an agency or an audit firm must be independent of: the enterprise and every provider of the case. */
import { or, sql } from 'drizzle-orm';
import type { Identity } from '../../workflows/acceptance/independence.ts';
import type { Reader } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import { contracts } from '../database/schema/work.ts';

export type PartyIds = {
  id: string;
  enterpriseId: string;
  providerId: string | null;
  diagnosingProviderId: string | null;
};

export const identityColumns = {
  id: organisations.id,
  name: organisations.name,
  creditCode: organisations.creditCode,
  legalRepresentative: organisations.legalRepresentative,
  phone: organisations.phone,
  address: organisations.address,
};

/** Providers of earlier contracts and the one who diagnosed stay parties. */
export const isParty = ({ id, enterpriseId, providerId, diagnosingProviderId }: PartyIds) =>
  or(
    sql`${organisations.id} in (${enterpriseId}::uuid, ${providerId}::uuid, ${diagnosingProviderId}::uuid)`,
    sql`${organisations.id} in (select ${contracts.providerId} from ${contracts} where ${contracts.caseId} = ${id})`,
  );

export const findParties = (reader: Reader, of: PartyIds): Promise<Identity[]> =>
  reader.select(identityColumns).from(organisations).where(isParty(of)).orderBy(organisations.id);
