/** Public notices, and the objections that come in over them. */
import { moveCase } from '../../../server/cases/corridor.ts';
import type { ObjectionFiled } from '../../../server/objections/objections-contract.ts';
import { jpeg } from '../../papers/file-samples.ts';
import { oneFile } from '../../papers/papers-app.ts';
import { bringClearLists, makeEligible } from '../../support/eligible.ts';
import {
  anyTime,
  cursorOf,
  type Example,
  type Examples,
  forAll,
  nobody,
  none,
  sightIsRole,
  unversioned,
} from '../example.ts';
import type { Scene } from '../scene.ts';

/** A case that stands in a notice, and where. */
async function published({ pilot }: Scene): Promise<{ caseId: string; number: string; item: string }> {
  const { caseId, enterprise } = await pilot.caseAt('application.cityReview', {}, 'application.cityReview');
  await bringClearLists(pilot);
  await makeEligible(pilot, enterprise);
  await moveCase(pilot.product, await pilot.person('officer'), {
    caseId,
    type: 'application.approve',
    said: {},
    key: `publish-${caseId}`,
    expectedSeq: null,
    locale: 'zh-CN',
    requestId: 'test',
    address: '127.0.0.1',
  });
  const { rows } = await pilot.database.adminPool.query<{ number: string; item: string }>(
    `select n.number, i.id as item from notice_cases c join notice_items i on i.id = c.item_id
       join notices n on n.id = i.notice_id where c.case_id = $1`,
    [caseId],
  );
  const [row] = rows;
  if (!row) throw new Error('nothing was published');
  return { caseId, ...row };
}

const objecting = { name: '梅若云', identity: '420281197001011234', contact: '13912345678' };

async function paper(scene: Scene): Promise<string> {
  const answer = await scene.send({
    operation: 'POST /api/public/objections/papers',
    by: null,
    payload: oneFile(jpeg, '异议书.jpg'),
    headers: { 'content-type': 'multipart/form-data; boundary=frontier-of-parts' },
  });
  return answer.json().id;
}

/** An objection that has come in, what looks it up, and one against a case that the handler has to do with. */
async function received(scene: Scene) {
  const { item, caseId } = await published(scene);
  const papers = [await paper(scene)];
  const filed: ObjectionFiled = (
    await scene.send({
      operation: 'POST /api/public/objections',
      by: null,
      headers: { 'idempotency-key': `example-${item}` },
      payload: JSON.stringify({ item, ...objecting, statement: '设备系二手翻新。', papers, truthful: true }),
    })
  ).json();
  const { rows } = await scene.pilot.database.adminPool.query<{ id: string }>(
    'select id from objections where number = $1',
    [filed.number],
  );
  return { ...filed, caseId, id: rows[0]?.id ?? '', paper: papers[0] ?? '' };
}

async function atTheDesk(scene: Scene) {
  const { id, caseId, paper } = await received(scene);
  return {
    example: {
      by: await scene.pilot.person('objectionHandler'),
      params: { id },
      caseId,
      status: 200,
      foreign: { by: await scene.pilot.person('officer') },
      wrongRole: sightIsRole,
      wrongState: anyTime,
      stale: unversioned,
    } satisfies Example,
    paper,
  };
}

export const noticeExamples: Examples = {
  'GET /api/public/notices': async (scene) => {
    await published(scene);
    return {
      by: null,
      query: { kind: 'list', limit: '10' },
      status: 200,
      ...none(forAll),
      special: {
        'a cursor of another list': { query: { after: cursorOf('then', 'there') }, status: 400, code: 'bad-cursor' },
      },
    };
  },
  'GET /api/public/notices/{number}': async (scene) => {
    const { number } = await published(scene);
    return {
      by: null,
      params: { number },
      query: { limit: '10' },
      status: 200,
      ...none(forAll),
      special: {
        'a number that was never given': { params: { number: 'GS-2019-001' }, status: 404, code: 'not-found' },
      },
    };
  },
  'POST /api/public/objections/papers': async () => ({
    by: null,
    file: oneFile(jpeg, '异议书.jpg'),
    status: 201,
    ...none(forAll),
  }),
  'POST /api/public/objections': async (scene) => {
    const { item } = await published(scene);
    const papers = [await paper(scene)];
    const body = { item, ...objecting, statement: '设备系二手翻新。', papers, truthful: true };
    return {
      by: null,
      keyed: true,
      body,
      otherBody: { statement: '另一事由。' },
      status: 201,
      ...none(forAll),
      special: {
        'an entry that is none': { body: { ...body, item: nobody }, status: 404, code: 'not-found' },
        'a paper that is none': { body: { ...body, papers: [nobody] }, status: 422, code: 'rule' },
      },
    };
  },
  'POST /api/public/clues': async (scene) => ({
    by: null,
    keyed: true,
    body: { item: (await published(scene)).item, statement: '设备系二手翻新。', papers: [] },
    otherBody: { statement: '另一事由。' },
    status: 201,
    ...none(forAll),
  }),
  'POST /api/public/objections/status': async (scene) => {
    const { number, code } = await received(scene);
    return {
      by: null,
      body: { number, code },
      status: 200,
      ...none(forAll),
      special: { 'a wrong code': { body: { number, code: 'ABCD' }, status: 404, code: 'not-found' } },
    };
  },
  'GET /api/objections': async (scene) => {
    await received(scene);
    return {
      by: await scene.pilot.person('objectionHandler'),
      query: { state: 'open', limit: '10' },
      status: 200,
      ...none(anyTime),
      wrongRole: { by: await scene.pilot.person('officer') },
    };
  },
  'GET /api/objections/{id}': async (scene) => (await atTheDesk(scene)).example,
  'GET /api/objections/{id}/papers/{paper}': async (scene) => {
    const { example, paper } = await atTheDesk(scene);
    return { ...example, params: { ...example.params, paper } };
  },
  'POST /api/objections/{id}/decision': async (scene) => {
    const { example } = await atTheDesk(scene);
    const handler = example.by;
    const decided = (await received(scene)).id;
    const body = { decision: 'notAdmit', ground: 'unrelated', words: '与公示内容无关。' };
    await scene.send({
      operation: 'POST /api/objections/{id}/decision',
      by: handler,
      params: { id: decided },
      payload: JSON.stringify(body),
    });
    return { ...example, body, wrongState: { params: { id: decided }, code: 'not-open' } };
  },
};
