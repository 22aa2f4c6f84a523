/** The members of an organisation, present or past, with what the caller may do with each. */

import { and, asc, desc, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isGuarded, isOffice, refuseLending } from '../../../workflows/organisation/membership-rules.ts';
import { maskMail, maskPhone } from '../../../workflows/privacy/mask.ts';
import { type Label, type PersonRole, rolesOfKind } from '../../../workflows/vocabulary/roles.ts';
import type { Caller } from '../../access/caller.ts';
import { mayHeld } from '../../access/require-access.ts';
import type { Reader } from '../../database/database.ts';
import { memberships, people } from '../../database/schema/identity.ts';
import { deputies } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Product } from '../../product.ts';
import { lastOfCity, lastOfOrganisation, otherAdministrators } from '../administrators.ts';
import { getReach, type Reach } from '../reach.ts';
import { listActive } from './find-member.ts';
import type { MemberAct, MemberList, MemberView, memberListQuery } from './members-contract.ts';

type Asked = { organisationId: string } & z.output<typeof memberListQuery>;
const cursor = z.tuple([z.iso.datetime(), z.uuid()]);

/** @throws Refused not-found, bad-cursor */
export async function listMembers(product: Product, caller: Caller, asked: Asked): Promise<MemberList> {
  const reach = await getReach(product, caller, {
    organisationId: asked.organisationId,
    permission: 'members.list',
  });
  const limit = asked.limit ?? 50;
  const { id, name, kind, district } = reach.organisation;
  // From here on about people whom the caller need not otherwise see; the organisation has let them in.
  return beyondCaller(async () => {
    const now = await product.clock.now(product.db);
    const rows = await select(product.db, asked, limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    const running = await runningDeputies(product.db, id, now);
    const leaders = (await listActive(product.db, id)).filter(({ administers }) => administers);
    const inCity = await otherAdministrators(product.db, caller.personId);
    const about = { caller, reach, lastLeader: leaders.length === 1 ? leaders[0]?.id : undefined, inCity };
    return {
      organisation: { id, name, kind, district },
      roles: invitable(caller, reach),
      rolesOfKind: [...rolesOfKind[kind]],
      items: page.map((row) => viewMember(row, running.get(row.id) ?? null, about)),
      next: last === undefined ? null : writeCursor([(last.until ?? last.since).toISOString(), last.id]),
    };
  });
}

/** Who administers a party invites to its one role; the guarded roles are given by the city's administrators. */
function invitable(caller: Caller, { administers, organisation }: Reach): PersonRole[] {
  if (!administers) return [];
  return rolesOfKind[organisation.kind].filter((role) => !isGuarded(role) || mayHeld(caller, 'invitation.confirm'));
}

type Row = Awaited<ReturnType<typeof select>>[number];

/** The present ones by how long they have been there, the past ones latest first. */
function select(reader: Reader, { organisationId, which, after }: Asked, limit: number) {
  const past = which === 'past';
  const filters = [
    eq(memberships.organisationId, organisationId),
    past ? isNotNull(memberships.until) : isNull(memberships.until),
  ];
  if (after !== undefined) {
    const [at, id] = readCursor(after, cursor);
    filters.push(
      past
        ? sql`(${memberships.until}, ${memberships.id}) < (${at}::timestamptz, ${id}::uuid)`
        : sql`(${memberships.since}, ${memberships.id}) > (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  const order = past ? [desc(memberships.until), desc(memberships.id)] : [asc(memberships.since), asc(memberships.id)];
  return reader
    .select({
      id: memberships.id,
      role: memberships.role,
      since: memberships.since,
      until: memberships.until,
      endReason: memberships.endReason,
      administers: memberships.administers,
      personId: people.id,
      name: people.name,
      email: people.email,
      phone: people.phone,
      status: people.status,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(...filters))
    .orderBy(...order)
    .limit(limit);
}

type Running = { person: { id: string; name: string }; until: string };

async function runningDeputies(
  reader: Reader,
  organisationId: string,
  now: Date,
): Promise<ReadonlyMap<string, Running>> {
  const found = await reader
    .select({ of: deputies.membershipId, id: people.id, name: people.name, until: deputies.until })
    .from(deputies)
    .innerJoin(memberships, eq(memberships.id, deputies.membershipId))
    .innerJoin(people, eq(people.id, deputies.deputyId))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        isNull(memberships.until),
        isNull(deputies.endedAt),
        lte(deputies.since, now),
        gt(deputies.until, now),
      ),
    );
  return new Map(found.map(({ of, id, name, until }) => [of, { person: { id, name }, until: until.toISOString() }]));
}

type About = { caller: Caller; reach: Reach; lastLeader: string | undefined; inCity: readonly string[] };

function viewMember(row: Row, deputy: Running | null, about: About): MemberView {
  const { caller, reach } = about;
  const mine = row.personId === caller.personId;
  const whole = mine || reach.administers;
  const possible = row.until === null ? actsOn(row, about) : [];
  return {
    id: row.id,
    person: { id: row.personId, name: row.name },
    role: row.role,
    since: row.since.toISOString(),
    until: row.until?.toISOString() ?? null,
    // Why somebody had to go is between them and who looks after the organisation.
    endReason: whole ? row.endReason : null,
    administers: row.administers,
    email: whole ? row.email : maskMail(row.email),
    phone: whole || row.phone === null ? row.phone : maskPhone(row.phone),
    resting: row.status === 'deactivated',
    deputy,
    mine,
    may: possible.flatMap(({ act, why }) => (why === null ? [act] : [])),
    blocked: possible.flatMap(({ act, why }) => (why === null ? [] : [{ act, why }])),
  };
}

function actsOn(row: Row, { caller, reach, lastLeader, inCity }: About): { act: MemberAct; why: Label | null }[] {
  const mine = row.personId === caller.personId;
  const { kind } = reach.organisation;
  const city = mayHeld(caller, 'member.changeRole');
  const last = row.id === lastLeader ? lastOfOrganisation : null;
  const lastInCity = row.role === 'administrator' && mine && inCity.length === 0 ? lastOfCity : null;
  const acts: { act: MemberAct; why: Label | null }[] = [];
  if (mine)
    acts.push(
      { act: 'nameDeputy', why: refuseLending(row.role) },
      { act: 'handOver', why: null },
      { act: 'leave', why: last ?? lastInCity },
    );
  if (!reach.administers) return acts;
  if (!isOffice(kind)) acts.push(row.administers ? { act: 'dismiss', why: last } : { act: 'appoint', why: null });
  if (!mine) acts.push({ act: 'end', why: city ? null : last });
  if (city && rolesOfKind[kind].length > 1) acts.push({ act: 'changeRole', why: lastInCity });
  return acts;
}
