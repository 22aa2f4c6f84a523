/**
 * A case of another district, with an enterprise and people of its own, and secret words wherever words can be kept: what
 * shows one of them to somebody who has nothing to do with it is a leak.
 */
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { organisations, people } from '../../server/database/schema/identity.ts';
import { accounts, creditChecks } from '../../server/database/schema/money.ts';
import { documents } from '../../server/database/schema/papers.ts';
import { progressReports, terminations } from '../../server/database/schema/work.ts';
import { happened, organisationOf } from '../support/case-log.ts';
import type { Pilot } from '../support/pilot.ts';
import { farDistrict } from './actors.ts';
import { type Actor, type MatrixCell, secret } from './matrix-cells.ts';

/** In the name of an enterprise whose case has no money in it yet. */
const early = `${secret}-early`;

export async function plantCanaries(pilot: Pilot): Promise<void> {
  const { db, clock } = pilot.product;
  const at = await clock.now(db);
  const provider = await pilot.person('provider');
  const { caseId, enterprise } = await pilot.caseAt('subsidy.audit', {
    providerId: organisationOf(provider),
    district: farDistrict,
  });
  const organisationId = organisationOf(enterprise);
  const by = enterprise.personId;
  const beginner = await pilot.caseAt('application.cityReview', { district: farDistrict });
  await db
    .update(organisations)
    .set({ name: early, nameKey: early, district: farDistrict })
    .where(eq(organisations.id, organisationOf(beginner.enterprise)));
  const word = (what: string) => `${secret}-${what}`;
  await db
    .update(organisations)
    .set({
      name: word('企业'),
      nameKey: word('企业'),
      district: farDistrict,
      contact: word('contact'),
      phone: word('phone'),
      email: word('mail'),
      address: word('address'),
    })
    .where(eq(organisations.id, organisationId));
  await db
    .update(people)
    .set({ name: word('person'), phone: word('own phone') })
    .where(eq(people.id, by));
  await happened(pilot, caseId, {
    type: 'subsidy.claim',
    said: { reason: word('said') },
    by: { caller: enterprise, role: 'enterprise' },
  });
  await db
    .insert(progressReports)
    .values({ id: uuidv7(), caseId, percent: 60, note: word('note'), reportedBy: by, reportedAt: at });
  await db.insert(accounts).values({
    organisationId,
    bank: word('bank'),
    holder: word('holder'),
    number: '4200000000007331',
    updatedBy: by,
    updatedAt: at,
  });
  await db.insert(creditChecks).values({
    id: uuidv7(),
    organisationId,
    result: 'clear',
    source: word('source'),
    note: word('check'),
    checkedBy: by,
    checkedAt: at,
  });
  await db.insert(terminations).values({
    id: uuidv7(),
    caseId,
    state: 'proposed',
    grounds: word('grounds'),
    proposedBy: by,
    proposedAt: at,
    answerDueAt: at,
  });
  const id = uuidv7();
  await db.insert(documents).values({
    id,
    caseId,
    paper: 'claimForm',
    name: `${word('paper')}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: 1,
    sha256: '0'.repeat(64),
    storageKey: `2025/${id}`,
    uploadedBy: by,
    uploadedFor: organisationId,
    uploadedAt: at,
  });
}

/** Of the whole city, to whom lists show everybody. */
const ofTheCity: readonly Actor[] = ['officer', 'director', 'objectionHandler', 'treasury', 'auditor', 'administrator'];

/** Lists of the city may show it to the city; what is asked about something else may not, to nobody. */
export function leaks({ ask, actor, permission }: MatrixCell, payload: string): boolean {
  // The treasury sees cases with money, an administrator none.
  if (permission === 'case.list' && (actor === 'treasury' || actor === 'administrator') && payload.includes(early))
    return true;
  const mayList = ofTheCity.includes(actor) && !ask.operation.includes('{');
  // The people of a demonstration are made up, and are listed for whoever wants to try one.
  return !mayList && permission !== 'demonstration.read' && payload.includes(secret);
}
