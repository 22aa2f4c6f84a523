/** A small pilot on a real Postgres: a city, its people, a call, and cases put where a test begins. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Caller, Membership } from '../../server/access/caller.ts';
import { hashFacts } from '../../server/cases/facts-hash.ts';
import { SettableClock } from '../../server/clock/product-clock.ts';
import { openDatabase } from '../../server/database/database.ts';
import { caseEvents, cases, clocks, journal } from '../../server/database/schema/cases.ts';
import { memberships, organisations, people } from '../../server/database/schema/identity.ts';
import { calls } from '../../server/database/schema/reference.ts';
import { DiskStore } from '../../server/files/disk-store.ts';
import { Policies } from '../../server/policies/policies.ts';
import type { Product } from '../../server/product.ts';
import { setUpCity } from '../../server/reference/set-up-city.ts';
import { readSettings } from '../../server/settings.ts';
import { shippedCalendar } from '../../workflows/calendar/calendar-data.ts';
import { startClock } from '../../workflows/calendar/clock.ts';
import { type Facts, newFacts } from '../../workflows/case/facts.ts';
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Clock } from '../../workflows/vocabulary/stages.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export type Pilot = {
  product: Product;
  clock: SettableClock;
  database: TestDatabase;
  callId: string;
  /** A new person in a new organisation (or in the one named). */
  person(role: PersonRole, of?: { organisationId?: string; district?: string }): Promise<Caller>;
  /** A case of a new enterprise at this state. */
  caseAt(state: string, facts?: Partial<Facts>, clock?: Clock): Promise<{ caseId: string; enterprise: Caller }>;
  close(): Promise<void>;
};

const kindOf: Record<PersonRole, OrganisationKind> = {
  enterprise: 'enterprise',
  provider: 'provider',
  agency: 'agency',
  auditFirm: 'auditFirm',
  district: 'districtBureau',
  officer: 'bureau',
  director: 'bureau',
  objectionHandler: 'bureau',
  administrator: 'bureau',
  treasury: 'treasury',
  auditor: 'auditOffice',
};

export async function createPilot({
  start = new Date('2025-01-10T02:00:00Z'),
  database: given,
}: {
  start?: Date;
  /** Outside of the test runner, which has one for everybody. */
  database?: TestDatabase;
} = {}): Promise<Pilot> {
  const database = given ?? (await createTestDatabase());
  const db = openDatabase(database.pool);
  const clock = new SettableClock(start);
  const dataDir = mkdtempSync(join(tmpdir(), 'pilot-'));
  const settings = readSettings({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    SECOND_FACTOR: 'offered',
    DATABASE_URL: database.appUrl.startsWith('postgres') ? database.appUrl : undefined,
  });
  const product: Product = {
    settings,
    pool: database.pool,
    db,
    clock,
    calendar: shippedCalendar,
    files: new DiskStore(dataDir),
    policies: new Policies(db),
  };
  await db.transaction((tx) => setUpCity(tx, { at: start, actorId: null }));
  const [call] = await db.select().from(calls).orderBy(calls.code);
  const open =
    (await db.select().from(calls)).find(({ opensAt, closesAt }) => opensAt <= start && start < closesAt) ?? call;
  if (!open) throw new Error('the city has no call');
  const pilot: Pilot = {
    product,
    clock,
    database,
    callId: open.id,
    person: (role, of = {}) => addPerson(product, role, of),
    caseAt: (state, facts = {}, clockName) => putCase(pilot, open, { state, facts, clockName }),
    close: () => database.drop(),
  };
  return pilot;
}

let counted = 0;

async function addPerson(
  { db, clock }: Product,
  role: PersonRole,
  { organisationId, district }: { organisationId?: string; district?: string },
): Promise<Caller> {
  counted += 1;
  // Of one's own: several may be made at once.
  const nth = counted;
  const at = await clock.now(db);
  const personId = uuidv7();
  await db.insert(people).values({
    id: personId,
    name: `人员${nth}`,
    email: `person${nth}@example.com`,
    passwordHash: null,
    locale: 'zh-CN',
    status: 'active',
    createdAt: at,
    passwordChangedAt: at,
  });
  const id = organisationId ?? uuidv7();
  const kind = kindOf[role];
  const place = role === 'district' || role === 'enterprise' ? (district ?? '420281') : null;
  if (organisationId === undefined) {
    await db.insert(organisations).values({
      id,
      kind,
      name: `单位${nth}`,
      nameKey: `单位${nth}`,
      district: place,
      phone: `1990000${String(nth).padStart(4, '0')}`,
      standing: 'admitted',
      createdAt: at,
    });
  }
  const membershipId = uuidv7();
  await db.insert(memberships).values({ id: membershipId, personId, organisationId: id, role, since: at });
  const membership: Membership = {
    id: membershipId,
    role,
    organisationId: id,
    organisation: `单位${nth}`,
    kind,
    district: place,
    administers: false,
    deputyFor: null,
  };
  return {
    personId,
    name: `人员${nth}`,
    email: `person${nth}@example.com`,
    locale: 'zh-CN',
    memberships: [membership],
    waiting: [],
    belongedTo: new Set([id]),
    sessionHash: '',
    sessionId: '',
    method: 'password',
    confirmedAt: new Date(),
    secondFactor: 'none',
    expiresAt: new Date(8.64e15),
  };
}

type Put = { state: string; facts: Partial<Facts>; clockName: Clock | undefined };

/** The row with an opening event, as if it had come this far: what happened before is not the test's business. */
async function putCase(
  { product, person }: Pilot,
  call: typeof calls.$inferSelect,
  { state, facts, clockName }: Put,
): Promise<{ caseId: string; enterprise: Caller }> {
  const enterprise = await person('enterprise');
  const enterpriseId = enterprise.memberships[0]?.organisationId ?? '';
  const at = await product.clock.now(product.db);
  const caseId = uuidv7();
  const all: Facts = { ...newFacts({ policyId: call.policyId, enterpriseId, district: '420281' }), ...facts };
  counted += 1;
  await product.db.insert(cases).values({
    id: caseId,
    number: `T-${counted}`,
    callId: call.id,
    enterpriseId,
    policyId: call.policyId,
    state,
    facts: all,
    seq: 1,
    openedAt: at,
    enteredAt: at,
    updatedAt: at,
  });
  await product.db.insert(caseEvents).values({
    caseId,
    seq: 1,
    type: 'case.opened',
    at,
    actorId: enterprise.personId,
    role: 'enterprise',
    said: { district: '420281' },
    seen: {},
    fromState: null,
    toState: state,
    policyId: call.policyId,
    factsHash: hashFacts(all),
  });
  await product.db
    .insert(journal)
    .values({ at, act: 'case.opened', actorId: enterprise.personId, caseId, seq: 1, details: {} });
  if (clockName) {
    const period = startClock({ n: 5, unit: 'workingDays' }, at.getTime(), product.calendar);
    const dueAt = new Date(period.dueAt);
    await product.db.insert(clocks).values({
      id: uuidv7(),
      caseId,
      name: clockName,
      status: 'running',
      seq: 1,
      startedAt: at,
      dueAt,
      provisional: false,
      how: period,
      strikesAt: dueAt,
      strikes: 0,
    });
  }
  return { caseId, enterprise };
}
