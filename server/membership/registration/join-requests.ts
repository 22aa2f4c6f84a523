/**
 * Who asks to join an organisation: its administrators decide. Where there is none, or where nobody has verified the
 * organisation yet, the desk of the bureau does, so that no stranger can lock out the enterprise by registering first.
 */
import { and, asc, eq, inArray, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { permissionOf } from '../../../workflows/access/permissions.ts';
import { rolesOfKind } from '../../../workflows/vocabulary/roles.ts';
import type { Caller } from '../../access/caller.ts';
import type { Reader, Tx } from '../../database/database.ts';
import { organisations, people } from '../../database/schema/identity.ts';
import { joinRequests } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import { addMembership } from '../../identity/people.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { atDeskOf } from '../verification/desk-of-caller.ts';
import { findAdministrators } from './administrators.ts';
import type { DecideJoin, JoinRequestView } from './registration-contract.ts';

const cursor = z.tuple([z.iso.datetime(), z.uuid()]);
type Page = { limit?: number | undefined; after?: string | undefined };

/** Those that the caller may decide on, the oldest first. */
export async function listJoinRequests(
  { db }: Product,
  caller: Caller,
  { limit = 50, after }: Page,
): Promise<{ items: JoinRequestView[]; next: string | null }> {
  const filters = [isNull(joinRequests.decision), mayDecide(caller)];
  if (after !== undefined) {
    const [at, id] = readCursor(after, cursor);
    filters.push(sql`(${joinRequests.createdAt}, ${joinRequests.id}) > (${at}::timestamptz, ${id}::uuid)`);
  }
  // Who asks is no member yet: administrators and desks see them here only.
  const rows = await beyondCaller(() =>
    select(db)
      .where(and(...filters))
      .orderBy(asc(joinRequests.createdAt), asc(joinRequests.id))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(viewRequest),
    next: last ? writeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}

const hasAdministrator = sql<boolean>`exists (select from memberships m join people p on p.id = m.person_id
  where m.organisation_id = ${organisations.id} and m.administers and m.until is null and p.status = 'active')`;

const select = (reader: Reader) =>
  reader
    .select({
      id: joinRequests.id,
      createdAt: joinRequests.createdAt,
      personId: people.id,
      name: people.name,
      email: people.email,
      organisationId: organisations.id,
      organisation: organisations.name,
      kind: organisations.kind,
      hasAdministrator,
    })
    .from(joinRequests)
    .innerJoin(people, eq(people.id, joinRequests.personId))
    .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId));

function mayDecide(caller: Caller): SQL {
  const { administers } = permissionOf('joinRequest.decide');
  const administered = [...caller.memberships, ...caller.waiting].flatMap((one) =>
    (one.administers || !administers) && one.deputyFor === null ? [one.organisationId] : [],
  );
  const own = administered.length > 0 ? inArray(organisations.id, administered) : sql`false`;
  // Nobody decides as an official on an organisation that they belong or belonged to.
  const others = caller.belongedTo.size > 0 ? notInArray(organisations.id, [...caller.belongedTo]) : sql`true`;
  const open = or(ne(organisations.verification, 'verified'), sql`not ${hasAdministrator}`);
  return (
    and(
      ne(joinRequests.personId, caller.personId),
      or(own, and(atDeskOf(caller, 'joinRequest.decide'), others, open)),
    ) ?? sql`false`
  );
}

const viewRequest = (row: Awaited<ReturnType<typeof select>>[number]): JoinRequestView => ({
  id: row.id,
  person: { name: row.name, email: row.email },
  organisation: { id: row.organisationId, name: row.organisation, kind: row.kind },
  role: rolesOfKind[row.kind][0] ?? '',
  createdAt: row.createdAt.toISOString(),
  becomesAdministrator: !row.hasAdministrator,
});

type Deciding = { id: string; said: DecideJoin; requestId: string };

/** @throws Refused not-found, not-open, rule without a reason to decline */
export async function decideJoinRequest(
  product: Product,
  caller: Caller,
  { id, said, requestId }: Deciding,
): Promise<{ id: string; decision: DecideJoin['decision'] }> {
  // The condition above is the access check; what it lets through is another person's row.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const [locked] = await tx
        .select({ decision: joinRequests.decision, personId: joinRequests.personId })
        .from(joinRequests)
        .where(eq(joinRequests.id, id))
        .for('update');
      const [found] = await select(tx).where(and(eq(joinRequests.id, id), mayDecide(caller)));
      if (locked === undefined || found === undefined) throw new Refused('not-found');
      if (locked.decision !== null) throw new Refused('not-open');
      if (said.decision === 'declined' && said.reason === undefined)
        throw new Refused('rule', { zh: '不同意须说明理由', en: 'Say why you decline' });
      await decide(product, tx, { found, said, caller, requestId });
      return { id, decision: said.decision };
    }),
  );
}

type Found = Awaited<ReturnType<typeof select>>[number];
type Decision = { found: Found; said: DecideJoin; caller: Caller; requestId: string };

async function decide(product: Product, tx: Tx, { found, said, caller, requestId }: Decision): Promise<void> {
  const { decision, reason = null } = said;
  const at = await product.clock.now(tx);
  const { personId, organisationId, organisation } = found;
  await tx
    .update(joinRequests)
    .set({ decision, reason, decidedBy: caller.personId, decidedAt: at })
    .where(eq(joinRequests.id, found.id));
  const [role] = rolesOfKind[found.kind];
  if (decision === 'accepted' && role !== undefined) {
    const administers = (await findAdministrators(tx, organisationId)).length === 0;
    await addMembership(tx, { personId, organisationId, role, administers }, { at, actorId: caller.personId });
  }
  await record(tx, {
    at,
    act: `joinRequest.${decision}`,
    actorId: caller.personId,
    subject: `organisations/${organisationId}`,
    details: { joinRequest: found.id, personId, ...(reason === null ? {} : { reason }) },
    requestId,
  });
  await writeLetter(product, tx, {
    to: { personId },
    kind: `joinRequest.${decision}`,
    parameters: { organisation, ...(reason === null ? {} : { reason }) },
    path: '/organisation',
  });
}
