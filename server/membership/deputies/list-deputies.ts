/** The deputyships of an organisation: those that run or will, or all there ever were. */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Caller } from '../../access/caller.ts';
import { memberships, people } from '../../database/schema/identity.ts';
import { deputies } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Product } from '../../product.ts';
import { getReach } from '../reach.ts';
import type { DeputyList, DeputyView, deputyListQuery } from './deputies-contract.ts';

type Asked = { organisationId: string } & z.output<typeof deputyListQuery>;
const cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** @throws Refused not-found, bad-cursor */
export async function listDeputies(product: Product, caller: Caller, asked: Asked): Promise<DeputyList> {
  const { organisation } = await getReach(product, caller, {
    organisationId: asked.organisationId,
    permission: 'deputies.list',
  });
  const limit = asked.limit ?? 50;
  const deputy = alias(people, 'deputy');
  // Names of colleagues, for who has been let in.
  return beyondCaller(async () => {
    const now = await product.clock.now(product.db);
    const filters = [eq(memberships.organisationId, organisation.id)];
    if (asked.which !== 'all') filters.push(isNull(deputies.endedAt), gt(deputies.until, now));
    if (asked.after !== undefined) {
      const [at, id] = readCursor(asked.after, cursor);
      filters.push(sql`(${deputies.until}, ${deputies.id}) < (${at}::timestamptz, ${id}::uuid)`);
    }
    const rows = await product.db
      .select({
        id: deputies.id,
        principalId: people.id,
        principal: people.name,
        role: memberships.role,
        deputyId: deputy.id,
        deputy: deputy.name,
        since: deputies.since,
        until: deputies.until,
        endedAt: deputies.endedAt,
      })
      .from(deputies)
      .innerJoin(memberships, eq(memberships.id, deputies.membershipId))
      .innerJoin(people, eq(people.id, memberships.personId))
      .innerJoin(deputy, eq(deputy.id, deputies.deputyId))
      .where(and(...filters))
      .orderBy(desc(deputies.until), desc(deputies.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => viewDeputy(row, caller.personId, now)),
      next: last === undefined ? null : writeCursor([last.until.toISOString(), last.id]),
    };
  });
}

type Row = {
  id: string;
  principalId: string;
  principal: string;
  role: string;
  deputyId: string;
  deputy: string;
  since: Date;
  until: Date;
  endedAt: Date | null;
};

function viewDeputy(row: Row, personId: string, now: Date): DeputyView {
  const over = row.endedAt !== null || row.until <= now;
  return {
    id: row.id,
    principal: { id: row.principalId, name: row.principal },
    role: row.role,
    deputy: { id: row.deputyId, name: row.deputy },
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    state: over ? 'over' : row.since > now ? 'coming' : 'running',
    endedAt: row.endedAt?.toISOString() ?? null,
    mayEnd: !over && (row.principalId === personId || row.deputyId === personId),
  };
}
