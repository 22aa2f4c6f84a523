// The second wall takes nothing away: whatever may be read is answered behind row security word for word as without it. A query
// that silently misses rows would otherwise show as an empty list, or worse, as a wrong sum.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { caseForms } from '../../server/database/schema/papers.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import { happened, organisationOf } from '../support/case-log.ts';
import { giveAccount } from '../support/money-builders.ts';
import { askOf, examples } from './cells.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const told = ({ statusCode, payload }: { statusCode: number; payload: string }) => ({
  statusCode,
  payload: payload.replace(/"requestId":"[^"]*"/g, '').replace(/"(now|expiresAt|at|lastSeenAt)":"[^"]*"/g, ''),
});
const reads = Object.keys(examples).filter((name) => name.startsWith('GET /api/'));
/** What is read leaves a trace, so that the second reader reads one more; is the demonstration's; or is made up anew each time. */
const changing = /journal|demonstration|export|totp/;

test.each(reads.filter((name) => !changing.test(name)))('%s', async (name) => {
  const example = await examples[name]?.(scene);
  const operation = scene.document().operations.find((one) => one.name === name);
  if (example === undefined || operation === undefined) throw new Error(`no example of ${name}`);
  const ask = askOf(operation, example);
  const walled = told(await scene.send(ask));
  expect(walled.statusCode).toBe(example.status);
  expect(walled).toEqual(told(await scene.sendUnwalled(ask)));
});

test('everything that hangs on a case, read by each of its parties and every official', async () => {
  const { pilot } = scene;
  const as = (role: PersonRole) => pilot.person(role, { district: '420281' });
  const [provider, diagnosing, agency, auditFirm] = [
    await as('provider'),
    await as('provider'),
    await as('agency'),
    await as('auditFirm'),
  ];
  const { caseId, enterprise } = await pilot.caseAt('subsidy.payable', {
    providerId: organisationOf(provider),
    diagnosingProviderId: organisationOf(diagnosing),
    agencyId: organisationOf(agency),
    auditFirmId: organisationOf(auditFirm),
    claimedFen: 60_000_000,
    approvedFen: 20_000_000,
    committedFen: 20_000_000,
  });
  await giveAccount(pilot, enterprise);
  await fillForm(caseId, enterprise);
  for (const caller of [provider, agency, auditFirm])
    await happened(pilot, caseId, {
      type: 'case.noted',
      by: { caller, role: caller.memberships[0]?.role ?? 'provider' },
    });
  const officials = ['district', 'officer', 'director', 'objectionHandler', 'treasury', 'auditor'] as const;
  const readers = [enterprise, provider, diagnosing, agency, auditFirm, ...(await Promise.all(officials.map(as)))];
  const paths = scene
    .document()
    .operations.filter(({ name }) => /^GET \/api\/cases\/\{id\}/.test(name) && !changing.test(name))
    .map(({ name }) => name);
  expect(paths.length).toBeGreaterThan(8);
  let answered = 0;
  for (const by of readers)
    for (const operation of paths) {
      const ask = { operation, by, params: { id: caseId, kind: 'self' } };
      const walled = told(await scene.send(ask));
      expect(walled, `${operation} by ${by.memberships[0]?.role}`).toEqual(told(await scene.sendUnwalled(ask)));
      if (walled.statusCode === 200) answered += 1;
    }
  expect(answered).toBeGreaterThan(40);
});

async function fillForm(caseId: string, { personId }: Caller): Promise<void> {
  const { db, clock } = scene.pilot.product;
  await db.insert(caseForms).values({
    caseId,
    form: 'application',
    answers: { staff: 40, mainProducts: '连杆' },
    version: 1,
    updatedBy: personId,
    updatedAt: await clock.now(db),
  });
}
