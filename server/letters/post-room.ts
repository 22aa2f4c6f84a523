/**
 * The post room: turns what was told with a move (outbox) into letters to people, once each. Parties outside the bureau get
 * a letter when the case reaches their desk; staff work from their task list and get reminders and escalations only.
 */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { addDays, dateInShanghai, isoInShanghai } from '../../workflows/calendar/day.ts';
import { workingDaysBetween } from '../../workflows/calendar/working-days.ts';
import { deskOf, metaOf } from '../../workflows/case/structure.ts';
import { type Delivery, topicOf, topicOfKind } from '../../workflows/notifications/topics.ts';
import type { Role } from '../../workflows/vocabulary/roles.ts';
import type { Tx } from '../database/database.ts';
import { caseEvents, cases, outbox } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import type { Product } from '../product.ts';
import { findReaders, type Reader, type Wanted } from './find-readers.ts';
import { statusOfChoice } from './letter-status.ts';
import { untilText } from './letter-times.ts';
import { partiesOf, type ToldParties, wantedIn } from './who-is-told.ts';

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

type Told = ToldParties & {
  id: number;
  what: string;
  at: Date;
  caseId: string;
  number: string;
  state: string;
  dueAt: Date | null;
  enterprise: string;
};

/** Four statements for the whole batch, however many were told. */
async function sortBatch(product: Product, tx: Tx): Promise<{ handled: number; written: number }> {
  const told = await takeBatch(tx);
  if (told.length === 0) return { handled: 0, written: 0 };
  const now = await product.clock.now(tx);
  const readers = await findReaders(tx, told.flatMap(readersWanted), now);
  const written = await writeLetters(product, tx, { told, readers, now });
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

/** Marked, not counted up: ids of the sequence commit out of order (workflow.md, trap 9). */
const takeBatch = (tx: Tx): Promise<Told[]> =>
  tx
    .select({
      id: outbox.id,
      what: outbox.what,
      at: outbox.at,
      caseId: cases.id,
      number: cases.number,
      state: sql<string>`coalesce(${caseEvents.toState}, ${cases.state})`,
      dueAt: cases.dueAt,
      enterprise: organisations.name,
      enterpriseId: cases.enterpriseId,
      district: cases.district,
      providerId: cases.providerId,
      diagnosingProviderId: cases.diagnosingProviderId,
      agencyId: cases.agencyId,
      auditFirmId: cases.auditFirmId,
    })
    .from(outbox)
    .innerJoin(cases, eq(cases.id, outbox.caseId))
    .innerJoin(organisations, eq(organisations.id, cases.enterpriseId))
    .leftJoin(caseEvents, and(eq(caseEvents.caseId, outbox.caseId), eq(caseEvents.seq, outbox.seq)))
    .where(isNull(outbox.handledAt))
    .orderBy(asc(outbox.id))
    .limit(BATCH)
    .for('update', { of: outbox, skipLocked: true });

function rolesToTell(what: string, state: string): Role[] {
  if (what === 'desk.arrived') return deskOf(state).filter((role) => outsiders.includes(role));
  if (what === 'deadline.reminder' || what === 'deadline.approaching') return [...deskOf(state)];
  if (what === 'deadline.escalated')
    return deskOf(state).some((role) => role === 'director') ? ['administrator'] : ['director'];
  if (what === 'agency.assigned') return ['enterprise', 'agency'];
  return ['enterprise'];
}

const readersWanted = (told: Told): Wanted[] => wantedIn(rolesToTell(told.what, told.state), told, told.id);

const toldToOfficials = ({ what, state }: Told): boolean =>
  rolesToTell(what, state).every((role) => !outsiders.includes(role));

type Post = { told: readonly Told[]; readers: readonly Reader[]; now: Date };

async function writeLetters(product: Product, tx: Tx, { told, readers, now }: Post): Promise<number> {
  if (readers.length === 0) return 0;
  const parametersOf = new Map(told.map((one) => [one.id, parametersFor(product, now, one)]));
  const caseOf = new Map(told.map((one) => [one.id, one]));
  const rows = readers.map(({ told: id, person }) => {
    const about = caseOf.get(id);
    return {
      id: uuidv7(),
      told: id,
      person,
      case: about?.caseId,
      kind: about?.what,
      ...wayOf(about?.what ?? ''),
      // Only officials can be in conflict with a party: a party's own people belong to it.
      conflicts: about === undefined || !toldToOfficials(about) ? [] : partiesOf(about),
      parameters: parametersOf.get(id),
    };
  });
  // One letter per person and thing told, whatever is repeated.
  const { rowCount } = await tx.execute(sql`
    insert into letters (id, outbox_id, person_id, case_id, kind, parameters, message_id, status, created_at, next_try_at, tries)
    select x.id, x.told, x.person, x."case", x.kind, x.parameters, '<' || x.id || '@letters.pilotflow>',
           ${statusOfChoice(sql`n.delivery`, sql`x.usual`)}, ${now}::timestamptz, ${now}::timestamptz, 0
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(id uuid, told bigint, person uuid, "case" uuid, kind text, topic text, usual text, conflicts uuid[], parameters jsonb)
      left join notification_choices n on n.person_id = x.person and n.topic = x.topic
     where x.conflicts = '{}' or not exists (
       select from memberships m where m.person_id = x.person and m.organisation_id = any(x.conflicts))
    on conflict (outbox_id, person_id) do nothing`);
  return rowCount ?? 0;
}

/** Of a topic that cannot be chosen, no choice is looked for. */
function wayOf(kind: string): { topic: string | null; usual: Delivery } {
  const topic = topicOfKind(kind);
  const [usual, ...others] = topicOf(topic).choices;
  return { topic: others.length > 0 ? topic : null, usual };
}

const parametersFor = (product: Product, now: Date, { number, enterprise, state, dueAt, at }: Told) => ({
  number,
  enterprise,
  state: metaOf(state).zh,
  stateEn: metaOf(state).en,
  due: dueAt ? untilText(dueAt) : '—',
  at: isoInShanghai(at.getTime()).slice(0, 19).replace('T', ' '),
  left: dueAt ? String(workingDaysAhead(product, now, dueAt)) : '—',
});

/** Today not counted, the last day counted. */
function workingDaysAhead({ calendar }: Product, now: Date, dueAt: Date): number {
  const tomorrow = addDays(dateInShanghai(now.getTime()), 1);
  return workingDaysBetween(tomorrow, dateInShanghai(dueAt.getTime() - 1), calendar).count;
}
