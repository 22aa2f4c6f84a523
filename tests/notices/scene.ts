/** A pilot whose cases come into public notices through the corridor, and what the public is answered about them. */

import type { Caller } from '../../server/access/caller.ts';
import { moveCase } from '../../server/cases/corridor.ts';
import type { NoticeList, NoticeView } from '../../server/notices/notices-contract.ts';
import type { Decide, ObjectionFiled, ObjectionFollowed } from '../../server/objections/objections-contract.ts';
import type { Facts } from '../../workflows/case/facts.ts';
import type { Said } from '../../workflows/case/said.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import { type Answer, openScene, type Scene } from '../http/scene.ts';
import { pdf } from '../papers/file-samples.ts';
import { oneFile } from '../papers/papers-app.ts';
import { bringClearLists, makeEligible } from '../support/eligible.ts';
import { createPilot } from '../support/pilot.ts';

export type NoticeScene = {
  scene: Scene;
  officer: Caller;
  director: Caller;
  handler: Caller;
  say: (by: Caller, caseId: string, type: EventType, said?: Said) => Promise<unknown>;
  /** A case that has just come into the notice of its list, and the number of the notice. */
  listed: () => Promise<{ caseId: string; enterprise: Caller; number: string; itemId: string }>;
  /** The same for a subsidy of this amount. */
  granted: (fen?: number) => Promise<{ caseId: string; enterprise: Caller; number: string; itemId: string }>;
  notice: (number: string) => Promise<NoticeView>;
  /** The number of the notice that the case stands in now, and its entry there. */
  placeOf: (caseId: string) => Promise<{ number: string; itemId: string }>;
  list: (query?: Record<string, string>) => Promise<NoticeList>;
  item: (caseId: string) => Promise<NoticeView['items'][number]>;
  /** Hands in the signed paper. */
  paper: (bytes?: Buffer, name?: string) => Promise<Answer>;
  /** Objects, by name and with a signed paper unless said otherwise. */
  object: (itemId: string, change?: Record<string, unknown>, key?: string) => Promise<Answer>;
  follow: (filed: ObjectionFiled) => Promise<ObjectionFollowed>;
  decide: (number: string, body: Partial<Decide>, by?: Caller) => Promise<Answer>;
  idOf: (number: string) => Promise<string>;
};

/** Found nowhere but with a handler of the case. */
export const canary = {
  name: '钟离若水',
  identity: '420281197001011234',
  contact: '13900007777',
  email: 'zhongli@example.com',
  statement: '该设备系二手设备翻新，发票为事后补开。',
};

/** Money facts under which a director can approve this amount. */
const money = (fen: number): Partial<Facts> => ({
  accepted: true,
  levelConfirmed: true,
  level: 2,
  audited: true,
  listed: true,
  claimedFen: fen,
  baseFen: fen * 2,
  entitledFen: fen,
  recommendedFen: fen,
});

export async function openNotices(start = new Date('2025-01-10T02:00:00Z')): Promise<NoticeScene> {
  const scene = await openScene({ pilot: await createPilot({ start }) });
  const { pilot } = scene;
  const [officer, director, handler] = [
    await pilot.person('officer'),
    await pilot.person('director'),
    await pilot.person('objectionHandler'),
  ];
  let keys = 0;
  const say: NoticeScene['say'] = (by, caseId, type, said = {}) => {
    keys += 1;
    return moveCase(pilot.product, by, {
      caseId,
      type,
      said,
      key: `notice-key-${keys}`,
      expectedSeq: null,
      locale: 'zh-CN',
      requestId: 'test',
      address: '127.0.0.1',
    });
  };
  const placeOf: NoticeScene['placeOf'] = async (caseId) => {
    const { rows } = await pilot.database.adminPool.query<{ number: string; id: string }>(
      `select n.number, i.id from notice_cases c join notice_items i on i.id = c.item_id join notices n on n.id = i.notice_id
        where c.case_id = $1 order by c.seq desc limit 1`,
      [caseId],
    );
    const [row] = rows;
    if (!row) throw new Error('the case stands in no notice');
    return { number: row.number, itemId: row.id };
  };
  const paper: NoticeScene['paper'] = (bytes = pdf, name = '异议书.pdf') =>
    scene.send({
      operation: 'POST /api/public/objections/papers',
      by: null,
      payload: oneFile(bytes, name),
      headers: { 'content-type': 'multipart/form-data; boundary=frontier-of-parts' },
    });
  const idOf = async (number: string): Promise<string> =>
    (await pilot.database.adminPool.query('select id from objections where number = $1', [number])).rows[0].id;
  const ask = async <T>(operation: string, params: Record<string, string>, query: Record<string, string> = {}) => {
    const answer = await scene.send({ operation, by: null, params, query: Object.entries(query) });
    if (answer.statusCode !== 200) throw new Error(answer.payload);
    return answer.json<T>();
  };
  const notice = (number: string) => ask<NoticeView>('GET /api/public/notices/{number}', { number });
  return {
    scene,
    officer,
    director,
    handler,
    say,
    placeOf,
    notice,
    async listed() {
      const { caseId, enterprise } = await pilot.caseAt('application.cityReview', {}, 'application.cityReview');
      // Anew each time: what lists say is worth something for a while only, and the clock moves on in these tests.
      await bringClearLists(pilot);
      await makeEligible(pilot, enterprise);
      await say(officer, caseId, 'application.approve');
      return { caseId, enterprise, ...(await placeOf(caseId)) };
    },
    async granted(fen = 20_000_00) {
      const { caseId, enterprise } = await pilot.caseAt('subsidy.queued', money(fen));
      await pilot.database.adminPool.query("update cases set state = 'subsidy.directorReview' where id = $1", [caseId]);
      await say(director, caseId, 'subsidy.approve');
      return { caseId, enterprise, ...(await placeOf(caseId)) };
    },
    list: (query) => ask<NoticeList>('GET /api/public/notices', {}, query),
    paper,
    async object(itemId, change = {}, key) {
      keys += 1;
      const signed = 'papers' in change ? null : await paper();
      return scene.send({
        operation: 'POST /api/public/objections',
        by: null,
        headers: { 'idempotency-key': key ?? `object-${keys}-${itemId}` },
        payload: JSON.stringify({
          item: itemId,
          ...canary,
          papers: signed ? [signed.json().id] : [],
          truthful: true,
          ...change,
        }),
      });
    },
    async follow({ number, code }) {
      const answer = await scene.send({
        operation: 'POST /api/public/objections/status',
        by: null,
        payload: JSON.stringify({ number, code }),
      });
      if (answer.statusCode !== 200) throw new Error(answer.payload);
      return answer.json();
    },
    idOf,
    async decide(number, body, by = handler) {
      return scene.send({
        operation: 'POST /api/objections/{id}/decision',
        by,
        params: { id: await idOf(number) },
        payload: JSON.stringify({ decision: 'admit', words: '', ...body }),
      });
    },
    async item(caseId) {
      const { number, itemId } = await placeOf(caseId);
      const found = (await notice(number)).items.find(({ id }) => id === itemId);
      if (!found) throw new Error('the entry is not on the page');
      return found;
    },
  };
}
