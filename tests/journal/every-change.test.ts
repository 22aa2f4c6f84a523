/** Whatever changes something leaves an entry that says who and by which request; and auditors change nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askOf, examples } from '../http/cells.ts';
import { openScene, type Scene } from '../http/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const operationOf = (name: string) => {
  const found = scene.document().operations.find((operation) => operation.name === name);
  if (!found) throw new Error(`the document has no ${name}`);
  return found;
};
const changing = Object.keys(examples).filter((name) => !name.startsWith('GET '));

/** Whose act leaves no entry, and why; and what leaves one although it only reads. */
const silent: Readonly<Record<string, string>> = {
  'POST /api/session/passkey-challenge': 'a question put to a browser; its answer is the act',
  'POST /api/session/sso': 'a question put to the single sign-on; its answer is the act',
  'POST /api/security/passkey-challenge': 'a question put to a browser; its answer is the act',
  'POST /api/public/objections/papers': 'nobody can read it until an objection names it, and that is told',
  'PUT /api/cases/{id}/messages/read': 'a bookmark of one’s own: it changes nothing that anybody else can see',
  'PUT /api/notifications/{id}/read': 'a bookmark of one’s own: it changes nothing that anybody else can see',
  'PUT /api/cases/{id}/follow': 'a bookmark of one’s own: it changes nothing that anybody else can see',
  'POST /api/public/self-test': 'nothing of it is kept',
  'POST /api/roster-imports/{id}/check': 'judging anew changes no enterprise; what is taken in is told',
  'POST /api/roster-imports/{id}/import': 'asks for it; the round that takes it in tells it in the name of who asked',
};
/** Who objects is not to be found by where they asked from. */
const fromNowhere = ['POST /api/public/objections', 'POST /api/public/clues', 'POST /api/public/objections/status'];
const toldReadings = ['GET /api/documents/{id}/content', 'GET /api/journal/export'];

type Row = { act: string; actor_id: string | null; request_id: string | null; address: string | null };
const highest = async (): Promise<number> => {
  const { rows } = await scene.pilot.database.adminPool.query('select coalesce(max(id), 0) as id from journal');
  return rows[0].id;
};

describe('an entry with the actor, the request and the address is left by', () => {
  test.each([...changing, ...toldReadings])('%s', async (name) => {
    const example = await examples[name]?.(scene);
    if (!example) throw new Error('no example');
    const before = await highest();
    const answer = await scene.send(askOf(operationOf(name), example));
    expect(answer.statusCode, answer.payload.slice(0, 300)).toBe(example.status);
    const { rows } = await scene.pilot.database.adminPool.query<Row>(
      'select act, actor_id, request_id, address from journal where id > $1',
      [before],
    );
    if (name in silent) return expect(rows, silent[name]).toEqual([]);
    // A stranger is nobody yet, or whoever they showed to be.
    const who = example.by?.personId ?? expect.toBeOneOf([null, expect.any(String)]);
    const address = fromNowhere.includes(name) ? null : '127.0.0.1';
    expect(rows).toContainEqual(expect.objectContaining({ actor_id: who, request_id: expect.any(String), address }));
    const requests = new Set(rows.map(({ request_id }) => request_id));
    expect(requests.size, 'all entries of one request carry its id').toBe(1);
  });
});

/** What everybody does of their own account. */
const own = /^(POST|PUT|DELETE) \/api\/(session|security|notification-choices|cases\/{id}\/follow)\b/;
/** What they read in full, one value at a time and with a reason. */
const reading = 'POST /api/reveals';

describe('an auditor reads and changes nothing, so they may not', () => {
  test.each(changing.filter((name) => !own.test(name) && name !== reading))('%s', async (name) => {
    const operation = operationOf(name);
    const example = await examples[name]?.(scene);
    if (!example || operation.public) return;
    const auditor = await scene.pilot.person('auditor');
    const before = await scene.look();
    const answer = await scene.send(askOf(operation, example, { by: auditor }));
    expect([403, 404], answer.payload.slice(0, 300)).toContain(answer.statusCode);
    expect(await scene.look()).toEqual(before);
  });
});
