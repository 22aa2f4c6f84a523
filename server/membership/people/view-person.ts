/** One person with everything an administrator needs to look after the account; no secret of theirs is among it. */

import { and, count, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { maskPhone } from '../../../workflows/privacy/mask.ts';
import { rolesOfKind } from '../../../workflows/vocabulary/roles.ts';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import type { Reader } from '../../database/database.ts';
import { memberships, organisations, people } from '../../database/schema/identity.ts';
import { passkeys, recoveryCodes, sessions } from '../../database/schema/sign-in.ts';
import { beyondCaller } from '../../database/scope.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { PersonView } from './people-contract.ts';

const MOST = 200;

/** @throws Refused wrong-role, not-found */
export async function viewPerson({ db }: Product, caller: Caller, personId: string): Promise<PersonView> {
  requireHeld(caller, 'person.view');
  // An administrator looks after everybody.
  return beyondCaller(async () => {
    const [person] = await db.select().from(people).where(eq(people.id, personId));
    if (person === undefined) throw new Refused('not-found');
    const [open, secondFactor, belongs] = await Promise.all([
      listSessions(db, personId),
      readSecondFactor(db, personId, person.totpConfirmedAt !== null),
      listMemberships(db, personId),
    ]);
    const { id, name, email, phone, status, createdAt, emailConfirmedAt, deactivatedAt } = person;
    return {
      id,
      name,
      email,
      phone: phone === null ? null : maskPhone(phone),
      status,
      createdAt: createdAt.toISOString(),
      emailConfirmedAt: emailConfirmedAt?.toISOString() ?? null,
      deactivatedAt: deactivatedAt?.toISOString() ?? null,
      secondFactor,
      sessions: open,
      memberships: belongs,
      may: actsOn({ status, self: id === caller.personId, sessions: open.length, secondFactor }),
    };
  });
}

type Standing = {
  status: PersonView['status'];
  self: boolean;
  sessions: number;
  secondFactor: PersonView['secondFactor'];
};

/** Nobody does these to themselves: what is one's own is on the security page. */
function actsOn({ status, self, sessions, secondFactor }: Standing): PersonView['may'] {
  if (self) return [];
  const may: PersonView['may'] = [];
  if (sessions > 0) may.push('endSessions');
  may.push(status === 'deactivated' ? 'reactivate' : 'deactivate');
  if (secondFactor.authenticator || secondFactor.passkeys > 0) may.push('resetSecondFactor');
  return may;
}

async function listSessions(reader: Reader, personId: string): Promise<PersonView['sessions']> {
  const open = await reader
    .select({
      id: sessions.id,
      method: sessions.method,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, sql`clock_timestamp()`)))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(MOST);
  return open.map((one) => ({
    ...one,
    createdAt: one.createdAt.toISOString(),
    lastSeenAt: one.lastSeenAt.toISOString(),
  }));
}

async function readSecondFactor(
  reader: Reader,
  personId: string,
  authenticator: boolean,
): Promise<PersonView['secondFactor']> {
  const [codes] = await reader
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)));
  const [keys] = await reader.select({ n: count() }).from(passkeys).where(eq(passkeys.personId, personId));
  return { authenticator, recoveryCodes: codes?.n ?? 0, passkeys: keys?.n ?? 0 };
}

/** Present ones first, then by when they began, latest first. */
async function listMemberships(reader: Reader, personId: string): Promise<PersonView['memberships']> {
  const by = alias(people, 'ended_by_person');
  const rows = await reader
    .select({
      id: memberships.id,
      role: memberships.role,
      organisation: { id: organisations.id, name: organisations.name, kind: organisations.kind },
      since: memberships.since,
      until: memberships.until,
      administers: memberships.administers,
      endedBy: by.name,
      endReason: memberships.endReason,
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .leftJoin(by, eq(by.id, memberships.endedBy))
    .where(eq(memberships.personId, personId))
    .orderBy(desc(isNull(memberships.until)), desc(memberships.since), desc(memberships.id))
    .limit(MOST);
  return rows.map(({ since, until, ...row }) => ({
    ...row,
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    mayBecome: until === null ? rolesOfKind[row.organisation.kind].filter((role) => role !== row.role) : [],
  }));
}
