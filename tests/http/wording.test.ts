/** Problems outside the table of routes: failures of our own, the id in the log, and words that people can read. */
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerProblems, answerUnreadable } from '../../server/http/answer-problems.ts';
import { catalogue, type RefusalCode, wordsOf } from '../../server/problems/catalogue.ts';
import { Refused } from '../../server/problems/refused.ts';
import { metaOf } from '../../workflows/case/structure.ts';
import { roles } from '../../workflows/vocabulary/roles.ts';
import { organisationOf } from '../support/case-log.ts';
import { newKey } from './cells.ts';
import { expectProblem } from './expect-problem.ts';
import { openScene, type Scene } from './scene.ts';

describe('a failure', () => {
  const lines: string[] = [];
  let app: FastifyInstance;
  beforeAll(async () => {
    const stream = { write: (line: string) => void lines.push(line) };
    app = Fastify({
      logger: { level: 'info', stream },
      genReqId: () => crypto.randomUUID(),
      frameworkErrors: answerUnreadable,
    });
    app.decorateRequest('caller', null);
    answerProblems(app);
    app.get('/broken', async () => {
      throw new Error('select secret from accounts where number = 4200123456789012');
    });
    app.get('/refused', async () => {
      throw new Refused('too-many', { seconds: 30 });
    });
    app.get('/busy', async () => {
      throw new Error('timeout exceeded when trying to connect');
    });
    app.get('/one/:id', async () => ({}));
    await app.ready();
  });
  afterAll(() => app.close());
  const ask = (url: string, language = 'zh-CN') => app.inject({ url, headers: { 'accept-language': language } });
  const logged = (requestId: string) =>
    lines.map((line) => JSON.parse(line)).filter((line) => line.requestId === requestId);

  test.each(['zh-CN', 'en'] as const)('of our own is told without any of the inside (%s)', async (language) => {
    const problem = expectProblem(await ask('/broken', language), { status: 500, code: 'internal', language });
    expect(JSON.stringify(problem)).not.toMatch(/secret|4200123456789012/);
    expect(logged(problem.requestId)).toMatchObject([
      { msg: 'failed', err: { message: expect.stringMatching(/secret/) } },
    ]);
  });
  test('that is the caller’s is one line of the log, under the id that the caller got', async () => {
    const answer = await ask('/refused');
    const problem = expectProblem(answer, { status: 429, code: 'too-many', language: 'zh-CN' });
    expect(answer.headers['retry-after']).toBe('30');
    expect(logged(problem.requestId)).toMatchObject([{ msg: 'refused', code: 'too-many', status: 429 }]);
  });
  test('of a busy system says when to come again', async () => {
    const answer = await ask('/busy');
    expectProblem(answer, { status: 503, code: 'busy', language: 'zh-CN' });
    expect(answer.headers['retry-after']).toBe('2');
  });
  test('to read the address is a problem too', async () => {
    const problem = expectProblem(await ask('/one/%zz'), { status: 400, code: 'malformed', language: 'zh-CN' });
    expect(logged(problem.requestId)).toMatchObject([{ msg: 'refused', code: 'malformed' }]);
  });
});

test('every refusal has words in both languages, with and without the figures behind it', () => {
  const codes = Object.keys(catalogue).filter((code): code is RefusalCode => code in catalogue);
  for (const code of codes) {
    // These are nothing but what the rule says.
    if (code === 'rule') continue;
    expect(wordsOf(code, 'zh-CN', {}), code).toMatch(/[\u4e00-\u9fff]/);
    expect(wordsOf(code, 'en', {}), code).toMatch(/^[A-Z][^\u4e00-\u9fff]+$/);
    for (const locale of ['zh-CN', 'en'] as const)
      expect(wordsOf(code, locale, {}), code).not.toMatch(/[{}]|（）|\(\)|[：:]\s?$/);
  }
});

describe('in the product', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene();
  });
  afterAll(() => scene.close());

  test('an address that cannot be read is a problem', async () => {
    const by = await scene.pilot.person('officer');
    const answer = await scene.send({ operation: 'GET /api/cases/{id}', by, params: { id: '%zz' } });
    expectProblem(answer, { status: 400, code: 'malformed', language: 'zh-CN' });
  });

  test('what is wrong with what was said is told in the language of the caller, with its place', async () => {
    const { caseId, enterprise } = await scene.pilot.caseAt('application.draft');
    const said = async (payload: object) => {
      const answer = await scene.send({
        operation: 'POST /api/cases/{id}/events',
        by: enterprise,
        params: { id: caseId },
        headers: { 'idempotency-key': newKey() },
        payload: JSON.stringify(payload),
      });
      return expectProblem(answer, { status: 400, code: 'invalid-shape', language: 'zh-CN' }).errors;
    };
    expect(await said({ type: 'case.withdraw' })).toEqual([{ pointer: '/reason', detail: '须填写，类型为文字' }]);
    expect(await said({ type: 'application.submit', when: 1 })).toEqual([
      { pointer: '', detail: '有不接受的字段：when' },
    ]);
  });

  test.each(['zh-CN', 'en'])('the roles that may are named, not coded (%s)', async (language) => {
    const provider = await scene.pilot.person('provider');
    const { caseId } = await scene.pilot.caseAt('retrofit.underway', { providerId: organisationOf(provider) });
    const answer = await scene.send({
      operation: 'GET /api/cases/{id}/terminations',
      by: provider,
      params: { id: caseId },
      headers: { 'accept-language': language },
    });
    const { title } = expectProblem(answer, {
      status: 403,
      code: 'wrong-role',
      language: language === 'en' ? 'en' : 'zh-CN',
    });
    const named = language === 'en' ? roles.officer.en : roles.officer.zh;
    expect(title).toContain(named);
    if (language === 'zh-CN') expect(title).not.toMatch(/[a-z]/i);
  });

  test('the state of a closed case is named, not coded', async () => {
    const { caseId } = await scene.pilot.caseAt('withdrawn');
    const answer = await scene.send({
      operation: 'POST /api/cases/{id}/terminations',
      by: await scene.pilot.person('officer'),
      params: { id: caseId },
      payload: '{"grounds":"逾期"}',
    });
    const { title } = expectProblem(answer, { status: 409, code: 'closed', language: 'zh-CN' });
    expect(title).toContain(metaOf('withdrawn').zh);
  });
});
