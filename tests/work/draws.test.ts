/** Drawing an agency for a case: who is left out and why, how often, and that the draw can be replayed. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { agencyDraws, inspections } from '../../server/database/schema/work.ts';
import { drawAgency, listDraws } from '../../server/work/draws.ts';
import { findDrawnAgency, isAgencyIndependent } from '../../server/work/work-evidence.ts';
import { drawFrom } from '../../workflows/acceptance/draw.ts';
import { describeOrganisation, happened, organisationOf, recordOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
let officer: Caller;
let provider: Caller;

beforeEach(async () => {
  pilot = await createPilot();
  officer = await pilot.person('officer');
  provider = await pilot.person('provider');
});
afterEach(() => pilot.close());

const toDraw = () =>
  pilot.caseAt('acceptance.drawing', {
    providerId: organisationOf(provider),
    diagnosingProviderId: organisationOf(provider),
  });
const agency = async (set: Parameters<typeof describeOrganisation>[2] = {}) => {
  const person = await pilot.person('agency');
  await describeOrganisation(pilot, organisationOf(person), set);
  return { person, id: organisationOf(person) };
};
const draw = (caseId: string) => drawAgency(pilot.product, officer, caseId);
const reasonFor = (candidates: { id: string; leftOut: { en: string } | null }[], id: string) =>
  candidates.find((one) => one.id === id)?.leftOut?.en ?? null;

describe('an agency that is not independent', () => {
  test('is never drawn when it shares the phone of the provider, however often one draws', async () => {
    await describeOrganisation(pilot, organisationOf(provider), { phone: '0714-6351234' });
    const tied = await agency({ phone: '（０７１４）6351234' });
    const free = [(await agency()).id, (await agency()).id];
    const drawn = new Set<string>();
    for (let round = 0; round < 20; round++) {
      const { caseId } = await toDraw();
      const result = await draw(caseId);
      drawn.add(result.drawn.id);
      expect(reasonFor(result.candidates, tied.id)).toMatch(/has the phone of/);
      expect(await isAgencyIndependent(pilot.product.db, pilot.product, await recordOf(pilot, caseId), tied.id)).toBe(
        false,
      );
    }
    expect(free).toEqual(expect.arrayContaining([...drawn]));
  });

  test('is left out for every other tie, to the enterprise as well, and the record says which', async () => {
    const { caseId, enterprise } = await toDraw();
    await describeOrganisation(pilot, organisationOf(enterprise), {
      legalRepresentative: '陈 建国',
      address: '黄石市下陆区大泉路18号',
    });
    await describeOrganisation(pilot, organisationOf(provider), { creditCode: '91350100M000100Y43' });
    const same = await agency({ legalRepresentative: '陈建国' });
    const next = await agency({ address: '下陆区大泉路１８号' });
    const suspended = await agency({ standing: 'suspended' });
    const free = await agency();
    const { candidates, drawn } = await draw(caseId);
    expect(drawn.id).toBe(free.id);
    expect(reasonFor(candidates, same.id)).toMatch(/legal representative/);
    expect(reasonFor(candidates, next.id)).toMatch(/address/);
    expect(reasonFor(candidates, suspended.id)).toMatch(/suspended/);
    const record = await recordOf(pilot, caseId);
    expect(await isAgencyIndependent(pilot.product.db, pilot.product, record, free.id)).toBe(true);
    for (const { id } of [same, next, suspended])
      expect(await isAgencyIndependent(pilot.product.db, pilot.product, record, id)).toBe(false);
    expect(await isAgencyIndependent(pilot.product.db, pilot.product, record, organisationOf(provider))).toBe(false);
  });

  test('leaves nobody to draw, which is said and not drawn around', async () => {
    await describeOrganisation(pilot, organisationOf(provider), { phone: '13800001234' });
    await agency({ phone: '13800001234' });
    const { caseId } = await toDraw();
    await expect(draw(caseId)).rejects.toMatchObject({
      code: 'rule',
      facts: { en: expect.stringContaining('No agency') },
    });
  });
});

describe('a draw', () => {
  test('can be replayed from its seed and its candidates', async () => {
    for (let i = 0; i < 5; i++) await agency();
    const { caseId } = await toDraw();
    await draw(caseId);
    const [kept] = (await listDraws(pilot.product, officer, caseId)).items;
    expect(kept?.candidates).toHaveLength(5);
    expect(
      drawFrom(kept?.seed ?? '', kept?.candidates.filter(({ leftOut }) => leftOut === null).map(({ id }) => id) ?? []),
    ).toBe(kept?.drawn.id);
  });

  test('is made at most three times in a round, and the newest counts', async () => {
    for (let i = 0; i < 4; i++) await agency();
    const { caseId } = await toDraw();
    const draws = [await draw(caseId), await draw(caseId), await draw(caseId)];
    await expect(draw(caseId)).rejects.toMatchObject({ code: 'rule' });
    const record = await recordOf(pilot, caseId);
    expect(await findDrawnAgency(pilot.product.db, pilot.product, record)).toBe(draws[2]?.drawn.id);
    expect((await listDraws(pilot.product, officer, caseId)).items.map(({ current }) => current)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('of an earlier round does not count any more, even when the clock stood still', async () => {
    const first = await agency();
    const second = await agency();
    const { caseId } = await toDraw();
    const drawn = (await draw(caseId)).drawn.id;
    const person = drawn === first.id ? first.person : second.person;
    await happened(pilot, caseId, {
      type: 'agency.assign',
      to: 'acceptance.inspecting',
      said: { agencyId: drawn },
      by: { caller: officer, role: 'officer' },
      facts: { agencyId: drawn },
    });
    await happened(pilot, caseId, {
      type: 'agency.recuse',
      to: 'acceptance.drawing',
      said: { reason: '有关联' },
      by: { caller: person, role: 'agency' },
      facts: { agencyId: null },
    });
    const record = await recordOf(pilot, caseId);
    expect(await findDrawnAgency(pilot.product.db, pilot.product, record)).toBeNull();
    const again = await draw(caseId);
    expect(again.drawn.id).not.toBe(drawn);
    expect(reasonFor(again.candidates, drawn)).toMatch(/recused/);
  });

  test('prefers agencies that did not inspect before, and takes the former one only with other people', async () => {
    const former = await agency();
    const other = await agency();
    const { caseId } = await toDraw();
    await happened(pilot, caseId, {
      type: 'agency.assign',
      to: 'acceptance.inspecting',
      said: { agencyId: former.id },
    });
    await happened(pilot, caseId, {
      type: 'inspection.requireRectification',
      to: 'acceptance.rectifying',
      by: { caller: former.person, role: 'agency' },
    });
    await happened(pilot, caseId, { type: 'rectification.report', to: 'acceptance.drawing' });
    const preferred = await draw(caseId);
    expect(preferred.drawn.id).toBe(other.id);

    await describeOrganisation(pilot, other.id, { standing: 'suspended' });
    await expect(draw(caseId)).rejects.toMatchObject({ code: 'rule' });
    await pilot.person('agency', { organisationId: former.id });
    expect((await draw(caseId)).drawn.id).toBe(former.id);
  });

  test('is for an officer, while the case waits for it', async () => {
    await agency();
    const { caseId, enterprise } = await toDraw();
    await expect(drawAgency(pilot.product, enterprise, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
    await expect(listDraws(pilot.product, enterprise, caseId)).rejects.toMatchObject({ code: 'wrong-role' });
    await happened(pilot, caseId, { type: 'agency.assign', to: 'acceptance.inspecting' });
    await expect(draw(caseId)).rejects.toMatchObject({ code: 'not-open' });
    expect(await pilot.product.db.select().from(agencyDraws).where(eq(agencyDraws.caseId, caseId))).toEqual([]);
    expect(await pilot.product.db.select().from(inspections)).toEqual([]);
  });
});
