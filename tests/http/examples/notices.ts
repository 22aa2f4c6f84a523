/** Public notices, and the objections that come in over them. */
import { moveCase } from '../../../server/cases/corridor.ts';
import { cursorOf, type Examples, forAll, none } from '../example.ts';
import type { Scene } from '../scene.ts';

/** A case that stands in a notice, and where. */
async function published({ pilot }: Scene): Promise<{ caseId: string; number: string; item: string }> {
  const { caseId } = await pilot.caseAt('application.cityReview', {}, 'application.cityReview');
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
};
