/**
 * Tells the readers of a message by mail that there is something to read: one letter for each person and case, and no other until
 * they have read. The letter says where, never what. Of the bureau those are told who have written on the case, or whose desk it
 * lies on when nobody has: their colleagues see it on the case.
 */
import { sql } from 'drizzle-orm';
import { deskOf } from '../../workflows/case/structure.ts';
import { type Audience, writesAs } from '../../workflows/messages/audience.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Tx } from '../database/database.ts';
import { messageReads } from '../database/schema/messages.ts';
import { findReaders, type Wanted } from '../letters/find-readers.ts';
import { withoutConflict } from '../letters/who-is-told.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { Product } from '../product.ts';
import { findCards } from './present-messages.ts';
import { organisationOf } from './who-talks.ts';

export type Told = {
  record: CaseRecord;
  authorId: string;
  authorRole: PersonRole;
  audience: readonly Audience[];
  position: number;
  at: Date;
};

/** In a transaction that sees beyond the author: whom a letter goes to is none of their business. */
export async function tellReaders(product: Product, tx: Tx, told: Told): Promise<void> {
  const { record, authorId, position } = told;
  const parties = await findReaders(tx, partiesWanted(told), told.at);
  const people = new Set([...parties.map(({ person }) => person), ...(await bureauPeople(tx, told))]);
  people.delete(authorId);
  const owed = await owedLetter(tx, [...people], { caseId: record.id, position });
  if (owed.length === 0) return;
  const cards = await findCards(tx, [record.enterpriseId]);
  const parameters = { number: record.number, enterprise: cards.get(record.enterpriseId)?.name ?? '' };
  for (const personId of owed)
    await writeLetter(product, tx, {
      to: { personId },
      kind: 'message.waiting',
      caseId: record.id,
      parameters,
      path: `/cases/${record.id}?tab=messages`,
    });
}

const partiesWanted = ({ record, audience }: Told): Wanted[] =>
  audience.flatMap((party) => {
    const organisation = party === 'bureau' ? null : organisationOf(record, party);
    return party === 'bureau' || organisation === null ? [] : [{ told: 0, role: party, organisation, district: null }];
  });

/** What the bureau writes to others it need not read itself; a note to nobody else is for the colleagues. */
async function bureauPeople(tx: Tx, told: Told): Promise<string[]> {
  const { record, authorId, authorRole, audience, at } = told;
  if (writesAs[authorRole] === 'bureau' && audience.some((one) => one !== 'bureau')) return [];
  const { rows: talking } = await tx.execute<{ id: string }>(sql`
    select distinct p.id from messages m join people p on p.id = m.author_id
      join memberships s on s.person_id = p.id and s.role = m.author_role and s.until is null
     where m.case_id = ${record.id} and m.author_id <> ${authorId} and p.status = 'active'
       and m.author_role = any(${sql.param(bureauRoles)}::text[])`);
  const people = talking.length > 0 ? talking.map(({ id }) => id) : await atTheDesk(tx, record, at);
  return withoutConflict(tx, record, people);
}

const bureauRoles = keysOf(writesAs).filter((role) => writesAs[role] === 'bureau');

async function atTheDesk(tx: Tx, record: CaseRecord, at: Date): Promise<string[]> {
  const desk = deskOf(record.state);
  const roles = bureauRoles.filter((role) => desk.some((one) => one === role));
  const wanted = (roles.length > 0 ? roles : (['officer'] as const)).map((role) => ({
    told: 0,
    role,
    organisation: null,
    district: role === 'district' ? record.district : null,
  }));
  return (await findReaders(tx, wanted, at)).map(({ person }) => person);
}

/** Marks whom a letter tells now; whoever has been told and has not read since is left in peace. */
async function owedLetter(
  tx: Tx,
  people: readonly string[],
  { caseId, position }: { caseId: string; position: number },
): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await tx
    .insert(messageReads)
    .values(people.toSorted().map((personId) => ({ personId, caseId, readTo: 0, toldOf: position })))
    .onConflictDoUpdate({
      target: [messageReads.personId, messageReads.caseId],
      set: { toldOf: sql`excluded.told_of` },
      setWhere: sql`${messageReads.toldOf} <= ${messageReads.readTo}`,
    })
    .returning({ personId: messageReads.personId });
  return rows.map(({ personId }) => personId);
}
