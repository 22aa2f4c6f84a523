/** Whom a digest may go to, and what waits for them: counted by the same rules as their work list. */
import { eq, type SQL, sql } from 'drizzle-orm';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Membership } from '../access/caller.ts';
import { casesSeenBy } from '../access/case-access.ts';
import { onDeskOf } from '../cases/desk-of-caller.ts';
import type { Reader, Tx } from '../database/database.ts';
import { memberships, organisations } from '../database/schema/identity.ts';

const BATCH = 200;
const officials: readonly PersonRole[] = ['district', 'officer', 'director', 'objectionHandler', 'treasury'];

/** In the order of their ids, from the one after `after` on. */
export async function listCandidates(reader: Reader, after: string): Promise<string[]> {
  const from = after === '' ? '00000000-0000-0000-0000-000000000000' : after;
  const { rows } = await reader.execute<{ id: string }>(sql`
    select p.id from people p
     where p.id > ${from}::uuid and p.status = 'active' and (
       exists (select from letters l where l.person_id = p.id and l.status = 'gathering')
       or (exists (select from memberships m where m.person_id = p.id and m.until is null
                      and m.role = any(${sql.param([...officials])}::text[]))
           and not exists (select from notification_choices n
                            where n.person_id = p.id and n.topic = 'worklist' and n.delivery = 'inApp')))
     order by p.id limit ${BATCH}`);
  return rows.map(({ id }) => id);
}

export type Waiting = { waiting: number; fresh: number; late: number; official: boolean };

/** To parties each case that reaches them is told by itself: without anything gathered they get no digest. */
export const nothingWaits = ({ fresh, late, official }: Waiting): boolean => !official || (fresh === 0 && late === 0);

type Asked = { personId: string; since: Date; now: Date };

/** `fresh`: come since the last digest. */
export async function countWaiting(tx: Tx, { personId, since, now }: Asked): Promise<Waiting> {
  const held = await membershipsOf(tx, personId);
  const caller = {
    memberships: held.filter(({ ended }) => !ended),
    belongedTo: new Set(held.map(({ organisationId }) => organisationId)),
  };
  const official = caller.memberships.some(({ role }) => officials.includes(role));
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const mine = `${onDeskOf(caller, bind)} and ${casesSeenBy(caller, bind)}`;
  const [from, at] = [bind(since), bind(now)];
  const { rows } = await tx.execute<{ waiting: number; fresh: number; late: number }>(
    bound(
      `select count(*)::int as waiting, count(*) filter (where c.entered_at > ${from}::timestamptz)::int as fresh,
              count(*) filter (where c.due_at <= ${at}::timestamptz)::int as late from cases c where ${mine}`,
      values,
    ),
  );
  return { ...(rows[0] ?? { waiting: 0, fresh: 0, late: 0 }), official };
}

/** Ended ones too: nobody is told of the cases of an organisation they belonged to. */
async function membershipsOf(tx: Tx, personId: string): Promise<(Membership & { ended: boolean })[]> {
  const rows = await tx
    .select()
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId));
  return rows.map(({ memberships: one, organisations: { name, kind, district, verification } }) => ({
    ...{ id: one.id, role: one.role, organisationId: one.organisationId, administers: one.administers },
    ...{ organisation: name, kind, district, deputyFor: null },
    ended: one.until !== null || verification !== 'verified',
  }));
}

/** The conditions of the lists are text with numbered places; the builder wants its values where they stand. */
function bound(text: string, values: readonly unknown[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : sql`${sql.param(values[Number(part) - 1])}`)));
}
