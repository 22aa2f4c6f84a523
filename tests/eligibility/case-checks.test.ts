/** The checks of a case: what decides, who sees what of it, what officers look up, and waivers under concurrency. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringClearLists, bringList } from '../support/eligible.ts';
import { application, checkIn, fillIn, openTalk, type Talk } from './scene.ts';

let talk: Talk;
beforeAll(async () => {
  talk = await openTalk();
});
afterAll(() => talk.pilot.close());

const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'fulfilled' ? 'done' : String(outcome.reason.code ?? outcome.reason);

describe('what is judged', () => {
  test('the size by what was filled in, before what the roster knew', async () => {
    const { caseId, enterprise } = await application(talk.pilot, 'application.draft', { staff: 50 });
    expect(checkIn(await talk.read(enterprise, caseId), 'smallOrMedium').why.zh).toContain('50 人');
    await fillIn(talk.pilot, caseId, enterprise, { staff: 1000, revenue: '400000000.00', notFundedTwice: true });
    const view = await talk.read(enterprise, caseId);
    expect(checkIn(view, 'smallOrMedium')).toMatchObject({
      outcome: 'fails',
      why: { zh: expect.stringContaining('大型') },
    });
    expect(view.blocksSubmission).toEqual(['smallOrMedium']);
    expect(checkIn(view, 'notFunded')).toMatchObject({ outcome: 'unknown', basis: { by: 'enterprise' } });
  });

  test('without lists nobody knows; an empty list of today is an answer, and says whose and of when', async () => {
    const { caseId } = await application(talk.pilot);
    expect((await talk.read(talk.officer, caseId)).unsettled).toHaveLength(5);
    await bringClearLists(talk.pilot);
    const view = await talk.read(talk.officer, caseId);
    expect(view.unsettled).toEqual([]);
    expect(checkIn(view, 'notEnforced')).toMatchObject({
      outcome: 'holds',
      basis: { by: 'list', source: '信用中国', asOf: '2025-01-10' },
      why: { zh: expect.stringContaining('截至 2025-01-10') },
    });
  });

  test('whoever is on the newest list fails, whatever older ones say; a name without a code has to be looked at', async () => {
    const { caseId, creditCode, enterprise } = await application(talk.pilot);
    const row = { row: 2, creditCode, name: '', note: '未按期公示年度报告' };
    await bringList(talk.pilot, 'notAbnormal', { rows: [row], asOf: '2025-01-08' });
    expect(checkIn(await talk.read(talk.officer, caseId), 'notAbnormal').outcome).toBe('holds');
    await bringList(talk.pilot, 'notAbnormal', { rows: [row] });
    expect(checkIn(await talk.read(talk.officer, caseId), 'notAbnormal')).toMatchObject({
      outcome: 'fails',
      why: { zh: expect.stringContaining('未按期公示年度报告') },
    });
    const name = enterprise.memberships[0]?.organisation ?? '';
    await bringList(talk.pilot, 'notAbnormal', { rows: [{ row: 2, creditCode: null, name, note: '' }] });
    expect(checkIn(await talk.read(talk.officer, caseId), 'notAbnormal')).toMatchObject({
      outcome: 'unknown',
      why: { zh: expect.stringContaining('同名') },
    });
    await bringList(talk.pilot, 'notAbnormal');
  });

  test('a list that has grown old does not count silently', async () => {
    const { caseId } = await application(talk.pilot);
    const before = talk.pilot.clock.set();
    talk.pilot.clock.moveTo(new Date('2025-04-11T02:00:00Z'));
    const view = await talk.read(talk.officer, caseId);
    expect(checkIn(view, 'notEnforced')).toMatchObject({
      outcome: 'unknown',
      why: { zh: expect.stringContaining('91 天') },
    });
    talk.pilot.clock.moveTo(before);
  });
});

describe('looking up', () => {
  test('the newest day decides; who looked is for the bureaus, the enterprise sees outcome, source and day', async () => {
    const { caseId, enterprise } = await application(talk.pilot);
    await talk.lookUp(talk.officer, caseId, { says: 'adverse', asOf: '2025-01-10' });
    const inside = checkIn(await talk.read(talk.district, caseId), 'notAbnormal');
    expect(inside).toMatchObject({ outcome: 'fails', basis: { by: 'officer' } });
    expect(inside.snapshots).toMatchObject([{ note: '内部备注', recordedBy: talk.officer.name }]);
    const own = checkIn(await talk.read(enterprise, caseId), 'notAbnormal');
    expect(own.snapshots).toMatchObject([{ note: null, recordedBy: null, source: '网上核查' }]);
    expect(JSON.stringify(own)).not.toContain('内部备注');
    const after = await talk.lookUp(talk.officer, caseId, { asOf: '2025-01-10' });
    expect(checkIn(after, 'notAbnormal')).toMatchObject({ outcome: 'holds' });
    expect(checkIn(after, 'notAbnormal').snapshots).toHaveLength(2);
  });

  test('not of tomorrow, not by others, not while it is a draft or decided', async () => {
    const { caseId, enterprise } = await application(talk.pilot);
    await expect(talk.lookUp(talk.officer, caseId, { asOf: '2025-01-11' })).rejects.toMatchObject({ code: 'rule' });
    for (const other of [enterprise, talk.district, talk.director])
      await expect(talk.lookUp(other, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
    const listed = await application(talk.pilot, 'matching.choosing');
    await expect(talk.lookUp(talk.officer, listed.caseId)).rejects.toMatchObject({ code: 'not-open' });
    const draft = await application(talk.pilot, 'application.draft');
    await expect(talk.lookUp(talk.officer, draft.caseId)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('ten at once are ten records, and the last one of the day counts', async () => {
    const { caseId } = await application(talk.pilot);
    await Promise.all(
      Array.from({ length: 10 }, (_, nth) => talk.lookUp(talk.officer, caseId, { note: `${nth}`, asOf: '2025-01-10' })),
    );
    expect(checkIn(await talk.read(talk.officer, caseId), 'notAbnormal').snapshots).toHaveLength(10);
  });
});

describe('waivers', () => {
  const adverse = async (caseId: string) =>
    talk.lookUp(talk.officer, caseId, { check: 'noAccident', says: 'adverse', asOf: '2025-01-10' });
  const waiverIn = async (caseId: string) => checkIn(await talk.read(talk.officer, caseId), 'noAccident').waiver;

  test('an officer asks, a director approves by name, and the check is settled though it fails', async () => {
    const { caseId, enterprise } = await application(talk.pilot);
    await adverse(caseId);
    const asked = checkIn(await talk.ask(talk.officer, caseId), 'noAccident');
    expect([asked.waived, asked.waiver?.state]).toEqual([false, 'asked']);
    const view = await talk.decide(talk.director, caseId, asked.waiver?.id ?? '');
    expect(view.unsettled).toEqual([]);
    expect(checkIn(view, 'noAccident')).toMatchObject({
      outcome: 'fails',
      waived: true,
      waiver: { state: 'approved', decidedBy: talk.director.name, reason: '已结案' },
    });
    const own = checkIn(await talk.read(enterprise, caseId), 'noAccident');
    expect(own).toMatchObject({ waived: true, waiver: { state: 'approved', reason: null, decidedBy: null } });
  });

  test('what cannot be waived is refused, and nobody decides on their own request', async () => {
    const { caseId } = await application(talk.pilot);
    for (const check of ['smallOrMedium', 'notDishonest', 'registeredInCity'] as const)
      await expect(talk.ask(talk.officer, caseId, { check })).rejects.toMatchObject({ code: 'rule' });
    const both = await talk.pilot.person('officer');
    const [own] = talk.director.memberships;
    if (own === undefined) throw new Error('the director has no membership');
    const twoHats = { ...both, memberships: [...both.memberships, own] };
    await adverse(caseId);
    await talk.ask(twoHats, caseId);
    const waiver = await waiverIn(caseId);
    await expect(talk.decide(twoHats, caseId, waiver?.id ?? '')).rejects.toMatchObject({ code: 'rule' });
    await expect(talk.decide(talk.officer, caseId, waiver?.id ?? '')).rejects.toMatchObject({ code: 'wrong-role' });
    expect((await waiverIn(caseId))?.state).toBe('asked');
  });

  test('of two officers who ask at once one is heard, of two directors who decide at once one decides', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { caseId } = await application(talk.pilot);
      await adverse(caseId);
      const officers = [talk.officer, await talk.pilot.person('officer')];
      const asked = await Promise.allSettled(officers.map((one) => talk.ask(one, caseId)));
      expect(asked.map(codeOf).toSorted()).toEqual(['done', 'rule']);
      const waiver = (await waiverIn(caseId))?.id ?? '';
      const [one, other] = [talk.director, await talk.pilot.person('director')];
      const decided = await Promise.allSettled([
        talk.decide(one, caseId, waiver),
        talk.decide(other, caseId, waiver, { decision: 'refused', reason: '不同意' }),
      ]);
      expect(decided.map(codeOf).toSorted()).toEqual(['done', 'rule']);
    }
  });

  test('after a refusal it can be asked for again; a waiver of another case is not there', async () => {
    const [{ caseId }, other] = [await application(talk.pilot), await application(talk.pilot)];
    await adverse(caseId);
    await talk.ask(talk.officer, caseId);
    const first = (await waiverIn(caseId))?.id ?? '';
    await expect(talk.decide(talk.director, other.caseId, first)).rejects.toMatchObject({ code: 'not-found' });
    await talk.decide(talk.director, caseId, first, { decision: 'refused', reason: '不同意' });
    await talk.ask(talk.officer, caseId, { reason: '补充了结案文书' });
    expect(await waiverIn(caseId)).toMatchObject({ state: 'asked', reason: '补充了结案文书' });
  });
});

describe('who reads', () => {
  test('the enterprise and the bureaus; a provider on the case may not, and the wall lets it see no record', async () => {
    const provider = await talk.pilot.person('provider');
    const { caseId } = await talk.pilot.caseAt('matching.choosing', {
      providerId: provider.memberships[0]?.organisationId ?? '',
    });
    await expect(talk.read(provider, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
    await expect(talk.read(await talk.pilot.person('enterprise'), caseId)).rejects.toMatchObject({ code: 'not-found' });
  });
});
