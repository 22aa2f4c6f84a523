/** A published call is changed only by acts; the open deadlines of its cases follow, each with a trace, and nothing else moves. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import type { ManagedCall } from '../../server/calls/calls-contract.ts';
import { amendCall, closeCall, extendCall } from '../../server/calls/change-call.ts';
import { draftCall, publishCall, saveDraft } from '../../server/calls/draft-call.ts';
import { viewPublicCall } from '../../server/calls/view-calls.ts';
import { sweep } from '../../server/cases/sweep.ts';
import { verifyCases } from '../../server/cases/verify-cases.ts';
import { journal, outbox } from '../../server/database/schema/cases.ts';
import { sortOutbox } from '../../server/letters/post-room.ts';
import { callDraft, publishedCall } from '../support/calls.ts';
import { fillInDrafts } from '../support/full-draft.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { caseOf, clocksOf, move, openDraft, refusal } from './scene.ts';

const reason = '企业申报踊跃，应企业要求';
let pilot: Pilot;
let officer: Caller;
beforeAll(async () => {
  pilot = await createPilot();
  officer = await pilot.person('officer');
});
afterAll(() => pilot.close());

const extend = (call: ManagedCall, dates: object) =>
  extendCall(pilot.product, officer, call.id, { revision: call.revision, reason, ...dates });
const amend = (call: ManagedCall, said: object) =>
  amendCall(pilot.product, officer, call.id, { revision: call.revision, reason, ...said });

describe('a draft', () => {
  test('is published by a director who did not write it, and only once', async () => {
    const director = await pilot.person('director');
    const both = { ...officer, memberships: [...officer.memberships, ...director.memberships] };
    const draft = await draftCall(pilot.product, both, callDraft());
    expect(draft.may).toEqual(['save']);
    const publish = (by: Caller, revision: number) => publishCall(pilot.product, by, { id: draft.id, revision });
    expect(await refusal(publish(both, 0))).toEqual(['rule', 'fourEyes']);
    const colleague = { ...both, personId: (await pilot.person('officer')).personId };
    const saved = await saveDraft(pilot.product, colleague, draft.id, {
      ...callDraft({ code: draft.code }),
      revision: 0,
    });
    expect(await refusal(publish(colleague, saved.revision))).toEqual(['rule', 'fourEyes']);
    expect(await refusal(publish(director, 0))).toEqual(['stale-form']);
    expect(await refusal(viewPublicCall(pilot.product, draft.code))).toEqual(['not-found']);
    const published = await publish(director, saved.revision);
    expect(published.publishedAt).not.toBeNull();
    expect(await refusal(publish(director, published.revision))).toEqual(['not-open']);
    expect((await viewPublicCall(pilot.product, draft.code)).ceilings).toEqual([
      { subIndustry: 'copperAndAluminium', quota: 2, placesTaken: 0 },
    ]);
  });

  test('whose window is over before it is published is not published', async () => {
    const draft = await draftCall(pilot.product, officer, callDraft({ closesAt: '2025-01-07T17:00:00+08:00' }));
    const director = await pilot.person('director');
    expect(await refusal(publishCall(pilot.product, director, { id: draft.id, revision: 0 }))).toEqual([
      'rule',
      'closesInPast',
    ]);
  });

  test('is nobody’s to apply under', async () => {
    const draft = await draftCall(pilot.product, officer, callDraft());
    expect(await refusal(openDraft(pilot, await pilot.person('enterprise'), draft.id))).toEqual(['not-found']);
  });
});

describe('an extension', () => {
  const later = '2025-03-10T17:00:00+08:00';

  test('moves the deadline of open drafts with a trace on each, tells the enterprise, and lets them hand in later', async () => {
    const call = await publishedCall(pilot, officer);
    const enterprise = await pilot.person('enterprise');
    const caseId = await openDraft(pilot, enterprise, call.id);
    await fillInDrafts(pilot, call.id);
    const before = await caseOf(pilot, caseId);
    const extended = await extend(call, { closesAt: later });
    expect(extended.acts).toMatchObject([
      { act: 'extended', reason, by: officer.name, before: { closesAt: '2025-02-28T09:00:00.000Z' } },
    ]);
    expect(await caseOf(pilot, caseId)).toEqual({ ...before, dueAt: new Date(later) });
    const [clock] = await clocksOf(pilot, caseId);
    expect(clock).toMatchObject({ dueAt: new Date(later), strikesAt: new Date(later) });
    expect(clock?.how).toMatchObject({
      how: { acts: [{ act: 'start' }, { act: 'refix', ground: expect.stringMatching(/^call-acts\//) }] },
    });
    const entries = await pilot.product.db.select().from(journal).where(eq(journal.caseId, caseId));
    expect(entries.map(({ act }) => act)).toEqual(['case.opened', 'clock.moved']);
    const told = await pilot.product.db.select().from(outbox).where(eq(outbox.caseId, caseId));
    expect(told.map(({ what }) => what)).toEqual(['call.extended']);
    expect(await sortOutbox(pilot.product)).toBeGreaterThan(0);
    const at = await pilot.clock.now();
    pilot.clock.moveTo(new Date('2025-03-01T10:00:00+08:00'));
    await sweep(pilot.product);
    await move(pilot, enterprise, { caseId, type: 'application.submit' });
    expect((await caseOf(pilot, caseId)).state).toBe('application.districtReview');
    pilot.clock.moveTo(at);
    expect(await verifyCases(pilot.product)).toEqual([]);
  });

  test('of the retrofit window moves those who are in the retrofit and nobody else', async () => {
    const call = await publishedCall(pilot, officer);
    const caseId = await openDraft(pilot, await pilot.person('enterprise'), call.id);
    const before = await clocksOf(pilot, caseId);
    await extend(call, { retrofitEndsAt: '2025-12-01T00:00:00+08:00' });
    expect(await clocksOf(pilot, caseId)).toEqual(before);
  });

  test('never moves a date earlier, nor one that has passed, nor under the eyes of who saw another version', async () => {
    const call = await publishedCall(pilot, officer);
    expect(await refusal(extend(call, { closesAt: '2025-02-27T17:00:00+08:00' }))).toEqual(['rule', 'earlier']);
    expect(await refusal(extend(call, { closesAt: '2025-12-31T17:00:00+08:00' }))).toEqual(['rule', 'retrofit']);
    expect(await refusal(extend(call, {}))).toEqual(['rule']);
    await extend(call, { closesAt: later });
    expect(await refusal(extend(call, { closesAt: later }))).toEqual(['stale-form']);
    const at = await pilot.clock.now();
    pilot.clock.moveTo(new Date(later));
    const now = { ...call, revision: call.revision + 1 };
    expect(await refusal(extend(now, { closesAt: '2025-03-20T17:00:00+08:00' }))).toEqual(['rule', 'passed']);
    pilot.clock.moveTo(at);
  });

  test('and moves of its cases at the same time never leave a deadline behind', async () => {
    const call = await publishedCall(pilot, officer);
    const people = await Promise.all(Array.from({ length: 12 }, () => pilot.person('enterprise')));
    const drafts = await Promise.all(people.map((one) => openDraft(pilot, one, call.id)));
    await fillInDrafts(pilot, call.id);
    const late = await Promise.all(Array.from({ length: 4 }, () => pilot.person('enterprise')));
    const [extended, ...rest] = await Promise.allSettled([
      extend(call, { closesAt: later }),
      ...drafts.slice(0, 6).map((caseId, i) => {
        const by = people[i];
        if (by === undefined) throw new Error('nobody');
        return move(pilot, by, { caseId, type: 'application.submit' });
      }),
      ...late.map((one) => openDraft(pilot, one, call.id)),
    ]);
    expect([extended, ...rest].map(({ status }) => status)).toEqual(Array(11).fill('fulfilled'));
    const { rows } = await pilot.database.adminPool.query(
      `select c.state, k.name, k.due_at from cases c join clocks k on k.case_id = c.id and k.status = 'running' where c.call_id = $1`,
      [call.id],
    );
    const open = rows.filter(({ state }) => state === 'application.draft');
    expect(open).toHaveLength(10);
    for (const { due_at } of open) expect(due_at).toEqual(new Date(later));
    expect(await verifyCases(pilot.product)).toEqual([]);
  });
});

describe('an amendment', () => {
  test('widens the scope and raises quotas, never the other way', async () => {
    const call = await publishedCall(pilot, officer);
    expect(await refusal(amend(call, { districts: ['420281'] }))).toEqual(['rule', 'scopeShrinks']);
    expect(await refusal(amend(call, { quota: 19 }))).toEqual(['rule', 'quotaFalls']);
    expect(await refusal(amend(call, { ceilings: { copperAndAluminium: 1 } }))).toEqual(['rule', 'ceilingFalls']);
    expect(await refusal(amend(call, { ceilings: { highEndEquipment: 5 } }))).toEqual(['rule', 'ceilingNew']);
    expect(await refusal(amend(call, { ceilings: { biomedicine: 5 } }))).toEqual(['rule', 'ceilingOutside']);
    const subIndustries = [...call.subIndustries, 'biomedicine'];
    const amended = await amend(call, {
      quota: 30,
      subIndustries,
      ceilings: { biomedicine: 5, copperAndAluminium: 4 },
    });
    expect(amended).toMatchObject({ quota: 30, subIndustries, closesAt: call.closesAt });
    const seen = await viewPublicCall(pilot.product, call.code);
    expect(seen.acts).toMatchObject([{ act: 'amended', reason, before: { quota: 20 }, after: { quota: 30 } }]);
    expect(JSON.stringify(seen)).not.toContain(officer.name);
  });
});

test('closing early takes no more from that instant on, and the drafts lapse', async () => {
  const call = await publishedCall(pilot, officer);
  const enterprise = await pilot.person('enterprise');
  const caseId = await openDraft(pilot, enterprise, call.id);
  await closeCall(pilot.product, officer, call.id, { revision: call.revision, reason });
  expect(await refusal(move(pilot, enterprise, { caseId, type: 'application.submit' }))).toContain('callOpen');
  expect(await refusal(openDraft(pilot, await pilot.person('enterprise'), call.id))).toEqual(['rule']);
  await sweep(pilot.product);
  expect((await caseOf(pilot, caseId)).state).toBe('lapsed');
  expect(await verifyCases(pilot.product)).toEqual([]);
});
