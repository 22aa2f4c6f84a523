/**
 * The post room: turns what was told with a move (outbox) into letters to people, once each. Parties outside the bureau get
 * a letter when the case reaches their desk; staff work from their task list and get reminders and escalations only.
 */
import { asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { isoInShanghai } from '../../workflows/calendar/day.ts';
import { deskOf, metaOf } from '../../workflows/case/structure.ts';
import type { Role } from '../../workflows/vocabulary/roles.ts';
import type { Tx } from '../database/database.ts';
import { caseEvents, cases, outbox } from '../database/schema/cases.ts';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import { letters } from '../database/schema/letters.ts';
import type { Product } from '../product.ts';

const BATCH = 200;
const outsiders: readonly Role[] = ['enterprise', 'provider', 'agency', 'auditFirm'];

/** @returns how many letters were written. Safe to run from several servers. */
export async function sortOutbox(product: Product): Promise<number> {
  let written = 0;
  for (;;) {
    const round = await product.db.transaction((tx) => sortBatch(product, tx));
    written += round.written;
    if (round.handled < BATCH) return written;
  }
}

type Told = { id: number; caseId: string; seq: number; what: string; at: Date };

async function sortBatch(product: Product, tx: Tx): Promise<{ handled: number; written: number }> {
  // Marked, not counted up: ids of the sequence commit out of order (workflow.md, trap 9).
  const told: Told[] = await tx
    .select({ id: outbox.id, caseId: outbox.caseId, seq: outbox.seq, what: outbox.what, at: outbox.at })
    .from(outbox)
    .where(isNull(outbox.handledAt))
    .orderBy(asc(outbox.id))
    .limit(BATCH)
    .for('update', { skipLocked: true });
  if (told.length === 0) return { handled: 0, written: 0 };
  const now = await product.clock.now(tx);
  let written = 0;
  for (const one of told) written += await writeLetters(tx, one, now);
  await tx
    .update(outbox)
    .set({ handledAt: now })
    .where(
      inArray(
        outbox.id,
        told.map(({ id }) => id),
      ),
    );
  return { handled: told.length, written };
}

async function writeLetters(tx: Tx, told: Told, now: Date): Promise<number> {
  const [about] = await tx
    .select({
      number: cases.number,
      enterpriseId: cases.enterpriseId,
      facts: cases.facts,
      state: sql<string>`coalesce(${caseEvents.toState}, ${cases.state})`,
      dueAt: cases.dueAt,
      enterprise: organisations.name,
    })
    .from(cases)
    .innerJoin(organisations, eq(organisations.id, cases.enterpriseId))
    .leftJoin(caseEvents, sql`${caseEvents.caseId} = ${cases.id} and ${caseEvents.seq} = ${told.seq}`)
    .where(eq(cases.id, told.caseId));
  if (!about) return 0;
  const readers = await findReaders(tx, rolesToTell(told.what, about.state), about);
  if (readers.length === 0) return 0;
  const parameters = {
    number: about.number,
    enterprise: about.enterprise,
    state: metaOf(about.state).zh,
    stateEn: metaOf(about.state).en,
    due: about.dueAt ? isoInShanghai(about.dueAt.getTime()).slice(0, 16).replace('T', ' ') : '—',
    at: isoInShanghai(told.at.getTime()).slice(0, 19).replace('T', ' '),
  };
  const rows = readers.map((personId) => {
    const id = uuidv7();
    return {
      id,
      outboxId: told.id,
      personId,
      caseId: told.caseId,
      kind: told.what,
      parameters,
      messageId: `<${id}@letters.pilotflow>`,
      status: 'waiting' as const,
      createdAt: now,
      nextTryAt: now,
      tries: 0,
    };
  });
  const inserted = await tx.insert(letters).values(rows).onConflictDoNothing().returning({ id: letters.id });
  return inserted.length;
}

function rolesToTell(what: string, state: string): Role[] {
  if (what === 'desk.arrived') return deskOf(state).filter((role) => outsiders.includes(role));
  if (what === 'deadline.reminder') return [...deskOf(state)];
  if (what === 'deadline.escalated')
    return deskOf(state).some((role) => role === 'director') ? ['administrator'] : ['director'];
  if (what === 'agency.assigned') return ['enterprise', 'agency'];
  return ['enterprise'];
}

type About = { enterpriseId: string; facts: typeof cases.$inferSelect.facts };

async function findReaders(tx: Tx, roles: readonly Role[], { enterpriseId, facts }: About): Promise<string[]> {
  if (roles.length === 0) return [];
  const organisationOf: Partial<Record<Role, string | null>> = {
    enterprise: enterpriseId,
    provider: facts.providerId ?? facts.diagnosingProviderId,
    agency: facts.agencyId,
    auditFirm: facts.auditFirmId,
  };
  const whose = roles.map((role) => {
    const organisation = organisationOf[role];
    if (organisation !== undefined)
      return sql`(${memberships.role} = ${role} and ${memberships.organisationId} = ${organisation}::uuid)`;
    if (role === 'district')
      return sql`(${memberships.role} = 'district' and ${organisations.district} = ${facts.district})`;
    return sql`${memberships.role} = ${role}`;
  });
  const found = await tx
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(sql`${memberships.until} is null and ${people.status} = 'active' and (${sql.join(whose, sql` or `)})`)
    .limit(50);
  return found.map(({ id }) => id);
}
