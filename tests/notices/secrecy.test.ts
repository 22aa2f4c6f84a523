/** Who objects online is known to the handlers of the case and to nobody else: in no answer, no table, no journal, no letter. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { scopeOf } from '../../server/access/scope-of.ts';
import { inScope } from '../../server/database/scope.ts';
import { openAddress } from '../../server/letters/write-letter.ts';
import type { ObjectionFiled } from '../../server/objections/objections-contract.ts';
import { tellObjectors } from '../../server/objections/tell-objectors.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { type PersonRole, roles } from '../../workflows/vocabulary/roles.ts';
import { readsOf } from '../http/scene.ts';
import { pdf } from '../papers/file-samples.ts';
import { organisationOf } from '../support/case-log.ts';
import { canary, type NoticeScene, openNotices } from './scene.ts';

const marked = Buffer.concat([pdf, Buffer.from('%蒙面骑士的签名')]);
const secrets = [...Object.values(canary), '蒙面骑士', '举报信'];
const personRoles = keysOf(roles).filter((role): role is PersonRole => role !== 'system');

let city: NoticeScene;
let place: Awaited<ReturnType<NoticeScene['listed']>>;
let filed: ObjectionFiled;
let id: string;
beforeAll(async () => {
  city = await openNotices();
  place = await city.listed();
  const papers = [(await city.paper(marked, '举报信.pdf')).json().id];
  filed = (await city.object(place.itemId, { papers })).json();
  id = await city.idOf(filed.number);
});
afterAll(() => city.scene.close());

const open = (by: Caller) => city.scene.send({ operation: 'GET /api/objections/{id}', by, params: { id } });
const tablesWith = async (secret: string): Promise<string[]> => {
  const { adminPool } = city.scene.pilot.database;
  const { rows } = await adminPool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await adminPool.query(`select 1 from ${name} t where strpos(t::text, $1) > 0`, [secret]);
    if (rowCount) found.push(name);
  }
  return found;
};

test('a handler reads all of it, the signed paper byte for byte, and each reading is in the journal', async () => {
  const answer = await open(city.handler);
  const { email: _, ...told } = canary;
  expect(answer.json()).toMatchObject({ ...told, papers: [{ name: '举报信.pdf' }], decidable: true });
  expect(answer.headers['cache-control']).toBe('no-store');
  const paper = await city.scene.send({
    operation: 'GET /api/objections/{id}/papers/{paper}',
    by: city.handler,
    params: { id, paper: answer.json().papers[0].id },
  });
  expect(paper.rawPayload.equals(marked)).toBe(true);
  expect(paper.headers['content-disposition']).toMatch(/^attachment/);
  const { rows } = await city.scene.pilot.database.adminPool.query(
    "select act, actor_id, address, details from journal where case_id = $1 and act like 'objection.%' order by id",
    [place.caseId],
  );
  expect(rows.map(({ act }) => act)).toEqual(['objection.received', 'objection.opened', 'objection.paperRead']);
  expect(rows[0]).toMatchObject({ actor_id: null, address: null, details: {} });
});

test('every handler is told by letter that something waits, and nothing of what it is', async () => {
  const { rows } = await city.scene.pilot.database.adminPool.query(
    "select person_id, parameters from letters where kind = 'objection.waiting'",
  );
  expect(rows.map(({ person_id }) => person_id)).toEqual([city.handler.personId]);
  expect(rows[0].parameters).toEqual({ number: filed.number, due: '2025-01-17 24:00' });
});

test('nothing of it can be read in any table, before and after it is handled and told', async () => {
  for (const secret of [...secrets, filed.code, pdf.toString('base64').slice(0, 40)])
    expect(await tablesWith(secret), secret).toEqual([]);
  // As a control: what is said in public is found.
  expect((await tablesWith(filed.number)).length).toBeGreaterThan(0);
});

test('nobody else is told anything of it, whatever they ask', async () => {
  const others = personRoles.filter((role) => role !== 'objectionHandler');
  for (const role of others) {
    const by = role === 'enterprise' ? place.enterprise : await city.scene.pilot.person(role);
    expect([403, 404], role).toContain((await open(by)).statusCode);
    const reads = readsOf(city.scene);
    for (const { name } of reads)
      for (const asked of [place.caseId, organisationOf(place.enterprise), id]) {
        const params = { id: asked, form: 'application', kind: 'self', number: place.number, paper: id };
        const { payload } = await city.scene.send({ operation: name, by, params });
        for (const secret of [...secrets, filed.code])
          expect(payload.includes(secret), `${name} tells ${role} "${secret}"`).toBe(false);
      }
  }
}, 120_000);

test('behind the second wall nobody but the handlers of the case has a row of it', async () => {
  const counts = async (caller: Caller | null) => {
    const { rows } = await inScope(scopeOf(caller), () =>
      city.scene.pilot.product.pool.query(
        'select (select count(*)::int from objections) as o, (select count(*)::int from objection_papers) as p, (select count(*)::int from objectors) as w',
      ),
    );
    return rows[0];
  };
  expect(await counts(city.handler)).toEqual({ o: 1, p: 1, w: 1 });
  const turned = { ...city.handler, belongedTo: new Set([organisationOf(place.enterprise)]) };
  for (const caller of [null, place.enterprise, city.officer, city.director, turned])
    expect(await counts(caller)).toEqual({ o: 0, p: 0, w: 0 });
  const { payload } = await city.scene.send({ operation: 'GET /api/objections', by: city.handler });
  expect(payload).toContain(filed.number);
  for (const secret of secrets) expect(payload).not.toContain(secret);
});

test('once it is answered one letter says so, to an address that only the post can open', async () => {
  const { product, database } = city.scene.pilot;
  expect(await tellObjectors(product)).toBe(0);
  await city.decide(filed.number, {});
  expect(await tellObjectors(product), 'admitted is no outcome').toBe(0);
  await city.say(city.handler, place.caseId, 'objection.dismiss', { reason: '查无实据' });
  expect(await Promise.all([tellObjectors(product), tellObjectors(product)])).toContain(1);
  expect(await tellObjectors(product)).toBe(0);
  const { rows } = await database.adminPool.query("select * from letters where kind = 'objection.answered'");
  expect(rows).toHaveLength(1);
  const [{ id: letter, address, parameters }] = rows;
  expect(parameters).toEqual({ number: filed.number });
  expect(openAddress(address, { secret: product.settings.sessionSecret, id: letter })).toBe(canary.email);
  for (const secret of [...secrets, filed.code]) expect(await tablesWith(secret), secret).toEqual([]);
});
