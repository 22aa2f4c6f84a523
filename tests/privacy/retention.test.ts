/** What has been kept long enough goes, and nothing else: cases, money and the journal stay whatever the clock says. */
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { journal, receipts } from '../../server/database/schema/cases.ts';
import { people } from '../../server/database/schema/identity.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { invitations } from '../../server/database/schema/membership.ts';
import { messagePapers, messageReads, messages } from '../../server/database/schema/messages.ts';
import { documents } from '../../server/database/schema/papers.ts';
import { challenges, mailTokens, passkeys, sessions, signInFailures } from '../../server/database/schema/sign-in.ts';
import { countDue, runRetention } from '../../server/privacy/retention/run-retention.ts';
import { moveTo } from '../papers/papers-app.ts';
import { runAdmin } from '../support/admin.ts';
import { organisationOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { storePaper } from '../support/stored-paper.ts';

const day = 86_400_000;
const opened: Pilot[] = [];
let pilot: Pilot;
let person: Caller;
let now: Date;
beforeEach(async () => {
  pilot = await createPilot();
  opened.push(pilot);
  person = await pilot.person('enterprise');
  now = await pilot.clock.now();
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const later = (days: number) => pilot.clock.moveTo(new Date(now.getTime() + days * day));
const wall = (days: number) => new Date(Date.now() + days * day);

async function enter(at: Date): Promise<void> {
  const { db } = pilot.product;
  const { personId } = person;
  const ended = { createdAt: at, expiresAt: at };
  await db.insert(signInFailures).values({ key: `k${at.getTime()}`, failures: 3, lastAt: at });
  await db.insert(mailTokens).values({ tokenHash: `m${at.getTime()}`, kind: 'resetPassword', personId, ...ended });
  await db.insert(challenges).values({ tokenHash: `c${at.getTime()}`, kind: 'oidc', details: {}, expiresAt: at });
  await db.insert(sessions).values({
    tokenHash: `s${at.getTime()}`,
    id: uuidv7(),
    personId,
    method: 'password',
    ...ended,
    lastSeenAt: at,
    confirmedAt: at,
    userAgent: 'Firefox',
    address: '192.0.2.7',
  });
}

test('what guarded a sign-in goes once it is over, and what is in use stays', async () => {
  await enter(wall(-31));
  await enter(wall(-0.5));
  expect(await runRetention(pilot.product)).toEqual({ signInFailures: 1, mailTokens: 1, challenges: 1, sessions: 1 });
  expect(await runRetention(pilot.product)).toEqual({});
  expect(await pilot.product.db.$count(sessions)).toBe(1);
});

test('a receipt goes after two days, when nobody repeats the request any more', async () => {
  const row = { actorId: person.personId, bodyHash: 'x', status: 200, answer: { enterprise: '单位' } };
  await pilot.product.db
    .insert(receipts)
    .values({ ...row, key: 'old-intent', receivedAt: new Date(now.getTime() - 3 * day) });
  await pilot.product.db
    .insert(receipts)
    .values({ ...row, key: 'new-intent', receivedAt: new Date(now.getTime() - day) });
  expect(await runRetention(pilot.product)).toEqual({ receipts: 1 });
  expect(await pilot.product.db.select({ key: receipts.key }).from(receipts)).toEqual([{ key: 'new-intent' }]);
});

test('a letter forgets its address, and what it said unless it was about a case', async () => {
  const { caseId } = await pilot.caseAt('application.draft');
  const row = { kind: 'x', status: 'sent' as const, createdAt: now, nextTryAt: now, tries: 1 };
  const write = (values: object) =>
    pilot.product.db.insert(letters).values({ ...row, id: uuidv7(), messageId: uuidv7(), parameters: {}, ...values });
  await write({ address: 'a@example.com', parameters: { inviter: '陈晓' } });
  await write({ personId: person.personId, caseId, parameters: { number: 'T-1' }, lastError: 'a@example.com refused' });
  await write({ address: 'b@example.com', status: 'waiting' });
  later(89);
  expect(await runRetention(pilot.product)).toEqual({});
  later(91);
  expect(await runRetention(pilot.product)).toEqual({ letters: 2 });
  expect(await runRetention(pilot.product)).toEqual({});
  const kept = await pilot.product.db.select().from(letters);
  expect(kept.map(({ address, parameters, lastError }) => [address, parameters, lastError])).toEqual(
    expect.arrayContaining([
      ['', {}, null],
      [null, { number: 'T-1' }, null],
      ['b@example.com', {}, null],
    ]),
  );
});

test('an invitation that nobody took goes, one that was accepted stays', async () => {
  const row = {
    organisationId: organisationOf(person),
    role: 'enterprise' as const,
    administers: false,
    invitedBy: person.personId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + 7 * day),
  };
  await pilot.product.db.insert(invitations).values([
    { ...row, id: uuidv7(), email: 'a@example.com', tokenHash: 'a' },
    { ...row, id: uuidv7(), email: 'b@example.com', tokenHash: 'b', acceptedAt: now, acceptedBy: person.personId },
  ]);
  later(98);
  expect(await runRetention(pilot.product)).toEqual({ invitations: 1 });
});

describe('a person', () => {
  const change = (values: Partial<typeof people.$inferInsert>) =>
    pilot.product.db.update(people).set(values).where(eq(people.id, person.personId));
  const found = async () => {
    const [row] = await pilot.product.db.select().from(people).where(eq(people.id, person.personId));
    return row;
  };

  test('who never confirmed the mail address is forgotten, and the address is free again', async () => {
    await change({ status: 'unconfirmed', phone: '13812341234' });
    later(31);
    expect(await runRetention(pilot.product)).toEqual({ unconfirmed: 1 });
    expect(await runRetention(pilot.product)).toEqual({});
    expect(await found()).toMatchObject({ status: 'deactivated', name: '', phone: null, passwordHash: null });
    await change({ email: `${(await found())?.email}` });
    expect((await found())?.email).toBe(`former-${person.personId}@former.invalid`);
  });

  test('who left long ago keeps the name with what they did, and nothing to sign in with', async () => {
    await change({ status: 'deactivated', deactivatedAt: now, phone: '13812341234', totpSecret: 'sealed' });
    await pilot.product.db.insert(passkeys).values({
      id: 'p',
      personId: person.personId,
      name: 'phone',
      publicKey: 'k',
      counter: 0,
      transports: [],
      backedUp: false,
      createdAt: now,
    });
    const { caseId } = await pilot.caseAt('application.draft');
    await pilot.product.db.insert(messageReads).values({ personId: person.personId, caseId, readTo: 1, toldOf: 1 });
    later(364);
    expect(await runRetention(pilot.product)).toEqual({});
    later(366);
    expect(await runRetention(pilot.product)).toEqual({ account: 3 });
    expect(await found()).toMatchObject({ name: person.name, phone: null, totpSecret: null, passwordHash: null });
    expect(await runRetention(pilot.product)).toEqual({});
  });
});

describe('a paper that was withdrawn', () => {
  const hand = (caseId: string) => storePaper(pilot, { caseId, by: person, text: 'bytes' });
  const withdraw = async (id: string) =>
    pilot.product.db
      .update(documents)
      .set({ withdrawnAt: await pilot.clock.now() })
      .where(eq(documents.id, id));
  const isStored = ({ key }: { key: string }) => existsSync(join(pilot.product.settings.dataDir, key));

  test('before anybody else could read it goes with its bytes, one that was handed in stays', async () => {
    const { caseId } = await pilot.caseAt('application.draft');
    later(1);
    const slip = await hand(caseId);
    const handedIn = await hand(caseId);
    later(2);
    await withdraw(slip.id);
    later(3);
    await moveTo(pilot, caseId, { type: 'application.submit', state: 'application.districtReview' });
    later(4);
    await withdraw(handedIn.id);
    later(93);
    expect(await countDue(pilot.product)).toEqual({ withdrawnPapers: 1 });
    expect(await runRetention(pilot.product)).toEqual({ withdrawnPapers: 1 });
    expect([isStored(slip), isStored(handedIn)]).toEqual([false, true]);
    later(4000);
    expect(await runRetention(pilot.product)).toEqual({});
  });

  test('to which a message points stays, because it is part of what was said', async () => {
    const { caseId } = await pilot.caseAt('application.draft');
    const shown = await hand(caseId);
    const id = uuidv7();
    await pilot.product.db.insert(messages).values({
      id,
      caseId,
      authorId: person.personId,
      authorRole: 'enterprise',
      authorOrganisationId: organisationOf(person),
      text: '见附件',
      audience: ['bureau'],
      readers: [organisationOf(person)],
      at: now,
    });
    await pilot.product.db.insert(messagePapers).values({ messageId: id, documentId: shown.id });
    await withdraw(shown.id);
    later(4000);
    expect(await runRetention(pilot.product)).toEqual({});
    expect(isStored(shown)).toBe(true);
  });

  test('bytes that no record names go after an hour, half-written ones too; what is not ours stays', async () => {
    const { caseId } = await pilot.caseAt('application.draft');
    const named = await hand(caseId);
    const { dataDir } = pilot.product.settings;
    const old = new Date(Date.now() - 2 * 3_600_000);
    const plant = (key: string, at: Date) => {
      mkdirSync(join(dataDir, '2025'), { recursive: true });
      writeFileSync(join(dataDir, key), 'orphan');
      utimesSync(join(dataDir, key), at, at);
      return { key };
    };
    utimesSync(join(dataDir, named.key), old, old);
    const orphan = plant(`2025/${uuidv7()}`, old);
    const half = plant(`2025/${uuidv7()}.part`, old);
    const young = plant(`2025/${uuidv7()}`, new Date());
    const stray = plant('2025/notes.txt', old);
    expect(await countDue(pilot.product)).toEqual({ orphanFiles: 2 });
    expect([isStored(orphan), isStored(half)]).toEqual([true, true]);
    expect(await runRetention(pilot.product)).toEqual({ orphanFiles: 2 });
    expect([orphan, half, named, young, stray].map(isStored)).toEqual([false, false, true, true, true]);
  });
});

test('cases, money and the journal stay for ever, and the round itself is journalled with counts', async () => {
  await pilot.caseAt('subsidy.payable');
  await enter(wall(-31));
  const kept = async () => {
    const { rows } = await pilot.database.adminPool.query(
      `select (select count(*) from cases) as cases, (select count(*) from case_events) as events,
              (select count(*) from fund_entries) as entries, (select count(*) from journal where act <> 'retention.done') as journal`,
    );
    return rows;
  };
  const before = await kept();
  later(20_000);
  await runRetention(pilot.product);
  expect(await kept()).toEqual(before);
  const entries = await pilot.product.db.select().from(journal).where(eq(journal.act, 'retention.done'));
  expect(entries).toMatchObject([{ role: 'system', actorId: null, details: { sessions: 1, mailTokens: 1 } }]);
});

test('the command line says what would go before it goes', async () => {
  await enter(wall(-31));
  const dry = await runAdmin(pilot.product, ['retention', '--dry-run', '--json']);
  expect(JSON.parse(dry.text)).toEqual({
    dryRun: true,
    counts: { signInFailures: 1, sessions: 1, mailTokens: 1, challenges: 1 },
  });
  expect((await runAdmin(pilot.product, ['retention', '--dry-run'])).text).toContain('4 are due; nothing was erased');
  expect((await runAdmin(pilot.product, ['retention'])).text).toContain('4 erased');
  expect((await runAdmin(pilot.product, ['retention'])).text).toContain('0 erased');
});

test('more than one batch goes in one round', async () => {
  await pilot.product.db.execute(sql`insert into sign_in_failures (key, failures, last_at)
    select 'many' || n, 1, now() - interval '40 days' from generate_series(1, 2500) n`);
  expect(await runRetention(pilot.product)).toEqual({ signInFailures: 2500 });
});
