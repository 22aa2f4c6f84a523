/** Who raised an objection is known to its handlers and to nobody else, whatever they ask. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { type PersonRole, roles } from '../../workflows/vocabulary/roles.ts';
import { openScene, readsOf, type Scene } from '../http/scene.ts';
import { happened, organisationOf } from '../support/case-log.ts';

const canary = { name: '钟离若水', contact: '13900007777', statement: '该设备系二手设备翻新，发票为事后补开。' };
const secrets = Object.values(canary);
const personRoles = keysOf(roles).filter((role): role is PersonRole => role !== 'system');

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

let caseId: string;
let enterprise: Caller;
let handler: Caller;
beforeEach(async () => {
  ({ caseId, enterprise } = await scene.pilot.caseAt('subsidy.objection'));
  handler = await scene.pilot.person('objectionHandler');
});
const objectorsOf = async (by: Caller) =>
  scene.send({ operation: 'GET /api/cases/{id}/objectors', by, params: { id: caseId } });
const recordOne = async (by: Caller) =>
  scene.send({
    operation: 'POST /api/cases/{id}/objectors',
    by,
    params: { id: caseId },
    payload: JSON.stringify(canary),
  });
const journalOf = async () =>
  (
    await scene.pilot.database.adminPool.query<{ act: string; text: string }>(
      "select act, j::text as text from journal j where case_id = $1 and act like 'objector.%' order by id",
      [caseId],
    )
  ).rows;

test('a handler records who objected, and every handler of the case reads it', async () => {
  expect((await objectorsOf(handler)).json()).toEqual({ items: [], open: true });
  expect((await recordOne(handler)).statusCode).toBe(201);
  const colleague = await scene.pilot.person('objectionHandler');
  const answer = await objectorsOf(colleague);
  expect(answer.json()).toMatchObject({ items: [canary], open: true });
  expect(answer.headers['cache-control']).toBe('no-store');
  expect((await journalOf()).map(({ act }) => act)).toEqual(['objector.recorded', 'objector.read']);
});

test('while the notice stands it can be recorded too, and afterwards only be read', async () => {
  const { caseId: noticed } = await scene.pilot.caseAt('application.publicNotice');
  const ask = { operation: 'POST /api/cases/{id}/objectors', by: handler, params: { id: noticed } };
  expect((await scene.send({ ...ask, payload: JSON.stringify(canary) })).statusCode).toBe(201);
  await recordOne(handler);
  await happened(scene.pilot, caseId, { type: 'objection.dismiss', to: 'subsidy.payable' });
  expect((await objectorsOf(handler)).json()).toMatchObject({ items: [canary], open: false });
  expect((await recordOne(handler)).statusCode).toBe(409);
});

test('nothing of it can be read in the database, and the journal tells only that it was done on the case', async () => {
  await recordOne(handler);
  const { rows: tables } = await scene.pilot.database.adminPool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  expect(tables.length).toBeGreaterThan(30);
  for (const { name } of tables)
    for (const secret of secrets) {
      const { rows } = await scene.pilot.database.adminPool.query(
        `select 1 from ${name} t where strpos(t::text, $1) > 0`,
        [secret],
      );
      expect(rows, `${name} contains "${secret}"`).toEqual([]);
    }
  const [entry] = await journalOf();
  expect(entry).toMatchObject({ act: 'objector.recorded' });
  expect(entry?.text).toContain(caseId);
});

test('a sealed name that is moved to another row does not open', async () => {
  await recordOne(handler);
  const { caseId: other } = await scene.pilot.caseAt('subsidy.objection');
  await scene.pilot.database.adminPool.query(
    `insert into objectors (id, case_id, name, contact, statement, recorded_by, recorded_at)
     select gen_random_uuid(), $2, name, contact, statement, recorded_by, recorded_at from objectors where case_id = $1`,
    [caseId, other],
  );
  const moved = await scene.send({ operation: 'GET /api/cases/{id}/objectors', by: handler, params: { id: other } });
  expect(moved.json()).toMatchObject({ items: [{ name: null, contact: null, statement: null }] });
});

describe('nobody else', () => {
  const others = personRoles.filter((role) => role !== 'objectionHandler');

  test.each(others)('reads it as %s, whatever is asked', async (role) => {
    await recordOne(handler);
    const by = role === 'enterprise' ? enterprise : await scene.pilot.person(role);
    const refused = (await objectorsOf(by)).statusCode;
    expect([403, 404]).toContain(refused);
    const reads = readsOf(scene);
    expect(reads.length).toBeGreaterThan(20);
    for (const { name } of reads) {
      for (const id of [caseId, organisationOf(enterprise)]) {
        const query: [string, string][] = name === 'GET /api/organisations' ? [['kind', 'enterprise']] : [];
        const params = { id, form: 'application', kind: 'self' };
        const { payload } = await scene.send({ operation: name, by, params, query });
        for (const secret of secrets) expect(payload.includes(secret), `${name} tells ${role} "${secret}"`).toBe(false);
      }
    }
  });

  test('the control: the handler’s own answer does contain it', async () => {
    await recordOne(handler);
    for (const secret of secrets) expect((await objectorsOf(handler)).payload).toContain(secret);
  });
});
