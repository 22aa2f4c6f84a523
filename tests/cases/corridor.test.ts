/** The corridor under concurrency and repetition: two at once, the same key many times, a late clock. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { type MoveRequest, moveCase } from '../../server/cases/corridor.ts';
import { sweep } from '../../server/cases/sweep.ts';
import { caseEvents, cases, clocks, journal, outbox, receipts } from '../../server/database/schema/cases.ts';
import { Refused } from '../../server/problems/refused.ts';
import { bringClearLists, makeEligible } from '../support/eligible.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let key = 0;

beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

type Ask = Partial<Omit<MoveRequest, 'type'>> & Pick<MoveRequest, 'caseId' | 'type'>;
const move = (caller: Caller, ask: Ask) => {
  key += 1;
  return moveCase(pilot.product, caller, {
    said: {},
    key: `key-${key}-long`,
    expectedSeq: null,
    locale: 'zh-CN',
    requestId: 'test',
    address: '127.0.0.1',
    ...ask,
  });
};
const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'fulfilled'
    ? 200
    : outcome.reason instanceof Refused
      ? outcome.reason.code
      : String(outcome.reason);
const rowOf = async (caseId: string) => (await pilot.product.db.select().from(cases).where(eq(cases.id, caseId)))[0];
const eventsOf = (caseId: string) =>
  pilot.product.db.select().from(caseEvents).where(eq(caseEvents.caseId, caseId)).orderBy(caseEvents.seq);

describe('two people act at once', () => {
  test('one of two officers decides, the other is told that the case has moved', async () => {
    await bringClearLists(pilot);
    for (let round = 0; round < 20; round++) {
      const { caseId, enterprise } = await pilot.caseAt('application.cityReview', {}, 'application.cityReview');
      await makeEligible(pilot, enterprise);
      const [one, other] = [await pilot.person('officer'), await pilot.person('officer')];
      const outcomes = await Promise.allSettled([
        move(one, { caseId, type: 'application.approve', expectedSeq: 1 }),
        move(other, { caseId, type: 'application.reject', said: { reason: '材料不实' }, expectedSeq: 1 }),
      ]);
      const codes = outcomes.map(codeOf);
      expect(codes.filter((code) => code === 200)).toHaveLength(1);
      expect(codes).toContain('stale');
      expect((await rowOf(caseId))?.seq).toBe(2);
      expect(await eventsOf(caseId)).toHaveLength(2);
    }
  });

  test('without If-Match the second finds that it cannot be said any more', async () => {
    const { caseId } = await pilot.caseAt('application.districtReview', {}, 'application.districtReview');
    const [one, other] = [await pilot.person('district'), await pilot.person('district')];
    const outcomes = await Promise.allSettled([
      move(one, { caseId, type: 'application.endorse' }),
      move(other, { caseId, type: 'application.endorse' }),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual([200, 'not-here']);
  });
});

describe('the same key', () => {
  test('twenty times at once has one effect and one answer', async () => {
    const { caseId } = await pilot.caseAt('application.districtReview', {}, 'application.districtReview');
    const district = await pilot.person('district');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => move(district, { caseId, type: 'application.endorse', key: 'the-same-key' })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await eventsOf(caseId)).toHaveLength(2);
    expect(
      await pilot.product.db
        .select()
        .from(outbox)
        .where(and(eq(outbox.caseId, caseId), eq(outbox.what, 'desk.arrived'))),
    ).toHaveLength(1);
  });

  test('with another body is refused and changes nothing', async () => {
    const { caseId } = await pilot.caseAt('application.districtReview');
    const district = await pilot.person('district');
    await move(district, { caseId, type: 'application.endorse', key: 'one-key-two-bodies' });
    await expect(
      move(district, { caseId, type: 'application.endorse', said: { note: '另一份' }, key: 'one-key-two-bodies' }),
    ).rejects.toMatchObject({ code: 'other-body' });
    expect(await eventsOf(caseId)).toHaveLength(2);
  });

  test('that was refused stays refused, although it would succeed today', async () => {
    const { caseId } = await pilot.caseAt('application.districtReview');
    const district = await pilot.person('district');
    const ask = { caseId, type: 'application.return' as const, said: { reason: ' ' }, key: 'refused-once' };
    await expect(move(district, ask)).rejects.toMatchObject({ code: 'unmet' });
    await expect(move(district, ask)).rejects.toMatchObject({ code: 'unmet', unmet: [{ code: 'reasonGiven' }] });
    expect(await eventsOf(caseId)).toHaveLength(1);
  });

  test('keeps the instant of the first request', async () => {
    const { caseId } = await pilot.caseAt('application.districtReview');
    const district = await pilot.person('district');
    const receivedAt = new Date(pilot.clock.set().getTime() - 3_600_000);
    const said = {};
    const bodyHash = (await import('node:crypto'))
      .createHash('sha256')
      .update(JSON.stringify([caseId, 'application.endorse', said]))
      .digest('hex');
    // The first try was received and then the server died before it could answer.
    await pilot.product.db
      .insert(receipts)
      .values({ actorId: district.personId, key: 'received-then-died', bodyHash, receivedAt, caseId });
    await move(district, { caseId, type: 'application.endorse', key: 'received-then-died' });
    expect((await eventsOf(caseId)).at(-1)?.at).toEqual(receivedAt);
  });
});

describe('access', () => {
  test('a case of another district is not there', async () => {
    const { caseId } = await pilot.caseAt('application.districtReview');
    const stranger = await pilot.person('district', { district: '420222' });
    await expect(move(stranger, { caseId, type: 'application.endorse' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('an officer who once worked for the enterprise has no role on its case', async () => {
    const { caseId, enterprise } = await pilot.caseAt('application.cityReview');
    const officer = await pilot.person('officer');
    const former: Caller = { ...officer, belongedTo: new Set([...officer.belongedTo, ...enterprise.belongedTo]) };
    await expect(move(former, { caseId, type: 'application.approve' })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('visible but not your role is refused with the role whose turn it is', async () => {
    const { caseId, enterprise } = await pilot.caseAt('application.districtReview');
    await expect(move(enterprise, { caseId, type: 'application.endorse' })).rejects.toMatchObject({
      code: 'wrong-role',
      facts: { by: '区县经信部门' },
    });
  });

  test('who approved cannot pay, whatever else they may do', async () => {
    const both = await pilot.person('director');
    const treasury = await pilot.person('treasury');
    const { caseId } = await pilot.caseAt('subsidy.payable', {
      listed: true,
      accepted: true,
      audited: true,
      level: 3,
      levelConfirmed: true,
      claimedFen: 100,
      baseFen: 100,
      entitledFen: 40,
      recommendedFen: 40,
      approvedFen: 40,
      committedFen: 40,
    });
    await pilot.product.db.insert(caseEvents).values({
      caseId,
      seq: 2,
      type: 'subsidy.approve',
      at: pilot.clock.set(),
      actorId: both.personId,
      role: 'director',
      said: {},
      seen: {},
      fromState: 'subsidy.directorReview',
      toState: 'subsidy.payable',
      policyId: 'huangshi-pilot-2024',
      factsHash: 'x',
    });
    await pilot.product.db.update(cases).set({ seq: 2 }).where(eq(cases.id, caseId));
    const twoHats: Caller = { ...both, memberships: [...both.memberships, ...treasury.memberships] };
    await expect(move(twoHats, { caseId, type: 'payment.issue' })).rejects.toMatchObject({ code: 'unmet' });
    const refusal = await move(twoHats, { caseId, type: 'payment.issue' }).catch((error: unknown) => error);
    expect(refusal instanceof Refused && refusal.unmet.map(({ code }) => code)).toContain('fourEyes');
  });
});

describe('clocks', () => {
  test('silence lets a supplement lapse into a refusal, once, however often the sweep runs', async () => {
    const { caseId } = await pilot.caseAt(
      'application.supplement',
      { supplementFor: 'district' },
      'application.supplement',
    );
    const [clock] = await pilot.product.db.select().from(clocks).where(eq(clocks.caseId, caseId));
    const before = pilot.clock.set();
    pilot.clock.moveTo(new Date((clock?.dueAt.getTime() ?? 0) - 1));
    await sweep(pilot.product);
    expect((await rowOf(caseId))?.state).toBe('application.supplement');
    pilot.clock.moveTo(clock?.dueAt ?? before);
    await Promise.all([sweep(pilot.product), sweep(pilot.product), sweep(pilot.product)]);
    expect((await rowOf(caseId))?.state).toBe('application.refused');
    expect(await eventsOf(caseId)).toHaveLength(2);
    pilot.clock.moveTo(before);
  });

  test('a clock that strikes after the case has moved does nothing', async () => {
    const { caseId, enterprise } = await pilot.caseAt(
      'matching.providerReply',
      { listed: true },
      'matching.providerReply',
    );
    const [clock] = await pilot.product.db.select().from(clocks).where(eq(clocks.caseId, caseId));
    await move(enterprise, { caseId, type: 'provider.takeBack' });
    const before = pilot.clock.set();
    pilot.clock.moveTo(clock?.dueAt ?? before);
    await sweep(pilot.product);
    expect((await eventsOf(caseId)).map(({ type }) => type)).toEqual(['case.opened', 'provider.takeBack']);
    pilot.clock.moveTo(before);
  });

  test('a silent desk is reminded, then its superior is told, and the case stays', async () => {
    const { caseId } = await pilot.caseAt('application.districtReview', {}, 'application.districtReview');
    const before = pilot.clock.set();
    const strikes = async () => (await pilot.product.db.select().from(clocks).where(eq(clocks.caseId, caseId)))[0];
    pilot.clock.moveTo((await strikes())?.strikesAt ?? before);
    await sweep(pilot.product);
    pilot.clock.moveTo((await strikes())?.strikesAt ?? before);
    await sweep(pilot.product);
    const told = await pilot.product.db.select().from(outbox).where(eq(outbox.caseId, caseId)).orderBy(outbox.id);
    expect(told.map(({ what }) => what)).toEqual(['deadline.reminder', 'deadline.escalated']);
    expect((await rowOf(caseId))?.state).toBe('application.districtReview');
    expect(
      await pilot.product.db
        .select()
        .from(journal)
        .where(and(eq(journal.caseId, caseId), eq(journal.act, 'deadline.escalated'))),
    ).toHaveLength(1);
    pilot.clock.moveTo(before);
  });

  test('the reviewer’s clock rests during the supplement and runs on with what was left', async () => {
    const { caseId, enterprise } = await pilot.caseAt('application.districtReview', {}, 'application.districtReview');
    const district = await pilot.person('district');
    const start = pilot.clock.set();
    const clockOf = async (name: string) =>
      (
        await pilot.product.db
          .select()
          .from(clocks)
          .where(and(eq(clocks.caseId, caseId), eq(clocks.name, name)))
      )[0];
    pilot.clock.moveTo(new Date(start.getTime() + 2 * 86_400_000 + 86_400_000));
    await move(district, { caseId, type: 'application.return', said: { reason: '缺少财务报表' } });
    expect((await clockOf('application.districtReview'))?.status).toBe('paused');
    expect((await clockOf('application.supplement'))?.status).toBe('running');
    expect(enterprise.personId).not.toBe(district.personId);
    pilot.clock.moveTo(start);
  });
});
