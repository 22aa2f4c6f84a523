/** The post room: who gets a letter of what was told, and that nobody gets it twice. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { outbox } from '../../server/database/schema/cases.ts';
import { memberships, people } from '../../server/database/schema/identity.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { sortOutbox } from '../../server/letters/post-room.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;

beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());
beforeEach(async () => {
  await sortOutbox(pilot.product);
});

const organisationOf = ({ memberships: [first] }: Caller) => first?.organisationId ?? '';

async function tell(caseId: string, what: string): Promise<number> {
  const at = await pilot.product.clock.now(pilot.product.db);
  const [told] = await pilot.product.db
    .insert(outbox)
    .values({ caseId, seq: 1, what, at })
    .returning({ id: outbox.id });
  return told?.id ?? 0;
}

const readersOf = async (told: number): Promise<Set<string | null>> => {
  const found = await pilot.product.db.select().from(letters).where(eq(letters.outboxId, told));
  return new Set(found.map(({ personId }) => personId));
};

test('when the case reaches the provider, everybody at the provider gets a letter, and nobody else', async () => {
  const provider = await pilot.person('provider');
  await pilot.person('provider');
  const colleague = await pilot.person('provider', { organisationId: organisationOf(provider) });
  const { caseId } = await pilot.caseAt('matching.providerReply', { providerId: organisationOf(provider) });
  const told = await tell(caseId, 'desk.arrived');

  expect(await sortOutbox(pilot.product)).toBe(2);
  expect(await readersOf(told)).toEqual(new Set([provider.personId, colleague.personId]));
});

test('the letter names the case, its enterprise, where it is and until when', async () => {
  const provider = await pilot.person('provider');
  const { caseId } = await pilot.caseAt('matching.providerReply', { providerId: organisationOf(provider) });
  const told = await tell(caseId, 'desk.arrived');
  await sortOutbox(pilot.product);

  const [letter] = await pilot.product.db.select().from(letters).where(eq(letters.outboxId, told));
  expect(letter).toMatchObject({ kind: 'desk.arrived', status: 'waiting', tries: 0, caseId });
  expect(letter?.messageId).toBe(`<${letter?.id}@letters.pilotflow>`);
  expect(letter?.parameters).toMatchObject({
    number: expect.stringMatching(/^T-/),
    enterprise: expect.stringMatching(/^单位/),
    stateEn: expect.stringMatching(/\w/),
    due: '—',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  });
});

test('a deadline reminds the bureau of the case’s own district, not of another', async () => {
  const own = await pilot.person('district', { district: '420281' });
  const other = await pilot.person('district', { district: '420222' });
  const { caseId } = await pilot.caseAt('application.districtReview', { district: '420281' });
  const told = await tell(caseId, 'deadline.reminder');
  await sortOutbox(pilot.product);

  const readers = await readersOf(told);
  expect(readers).toContain(own.personId);
  expect(readers).not.toContain(other.personId);
});

test('who has left or is deactivated gets nothing, and nobody is told before somebody is assigned', async () => {
  const [left, gone] = [await pilot.person('agency'), await pilot.person('agency')];
  const { db } = pilot.product;
  await db.update(memberships).set({ until: new Date() }).where(eq(memberships.personId, left.personId));
  await db.update(people).set({ status: 'deactivated' }).where(eq(people.id, gone.personId));
  const cases = [organisationOf(left), organisationOf(gone), null];
  for (const agencyId of cases) {
    const { caseId, enterprise } = await pilot.caseAt('acceptance.inspecting', { agencyId });
    const told = await tell(caseId, 'agency.assigned');
    await sortOutbox(pilot.product);
    expect(await readersOf(told)).toEqual(new Set([enterprise.personId]));
  }
});

test('several servers at once write every letter once, and a second round none', async () => {
  const provider = await pilot.person('provider');
  const told: number[] = [];
  for (let n = 0; n < 30; n++) {
    const { caseId } = await pilot.caseAt('matching.providerReply', { providerId: organisationOf(provider) });
    told.push(await tell(caseId, 'desk.arrived'));
  }
  const written = await Promise.all(Array.from({ length: 4 }, () => sortOutbox(pilot.product)));

  expect(written.reduce((sum, n) => sum + n, 0)).toBe(30);
  for (const id of told) expect(await readersOf(id)).toEqual(new Set([provider.personId]));
  expect(await sortOutbox(pilot.product)).toBe(0);
});

test('of a crowd in one role fifty are told, and nobody who was deactivated takes a place', async () => {
  const first = await pilot.person('provider');
  const organisationId = organisationOf(first);
  await pilot.product.db.update(people).set({ status: 'deactivated' }).where(eq(people.id, first.personId));
  for (let i = 0; i < 52; i++) await pilot.person('provider', { organisationId });
  const { caseId } = await pilot.caseAt('matching.providerReply', { providerId: organisationId });
  const told = await tell(caseId, 'desk.arrived');
  await sortOutbox(pilot.product);
  const readers = await readersOf(told);
  expect(readers.size).toBe(50);
  expect(readers).not.toContain(first.personId);
});
