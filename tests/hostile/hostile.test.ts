/**
 * Ten thousand hostile requests over every operation of the document, by people of every role, on their own things and on
 * somebody else's: nothing breaks, nothing that is refused changes anything, nobody learns what is not theirs.
 * `HOSTILE_SEED` and `HOSTILE_REQUESTS` choose others.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { askOf, examples } from '../http/cells.ts';
import { type Operation, openScene, type Scene } from '../http/scene.ts';
import { throwDice } from './dice.ts';
import { castOf, type Hidden, hideCase, isBlind } from './hidden-case.ts';
import { canary, wrongWith } from './judge.ts';
import { type Cast, type Hostile, hostileRequest } from './requests.ts';

// Ten thousand requests take as long as the machine needs.
vi.setConfig({ testTimeout: 900_000 });

const seed = Number(process.env.HOSTILE_SEED ?? 20_250_106);
const wanted = Number(process.env.HOSTILE_REQUESTS ?? 10_000);
/** Between two looks at everything. */
const batch = 40;

let scene: Scene;
let hidden: Hidden;
let cast: Cast;
let operations: Operation[];
beforeAll(async () => {
  scene = await openScene();
  hidden = await hideCase(scene);
  cast = await castOf(scene, hidden);
  ({ operations } = scene.document());
});
afterAll(() => scene.close());

const count = (of: Map<string, number>, name: string): void => void of.set(name, (of.get(name) ?? 0) + 1);
const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after).filter((table) => before[table] !== after[table]);

test('the owner sees the canary, so that nobody else’s not seeing it means something', async () => {
  const params = { id: hidden.caseId };
  for (const operation of ['GET /api/cases/{id}', 'GET /api/cases/{id}/forms', 'GET /api/cases/{id}/documents']) {
    const { payload } = await scene.send({ operation, by: hidden.owner, params });
    expect(payload, operation).toContain(canary);
    const { payload: foreign, headers } = await scene.send({ operation, by: null, params });
    expect(wrongWith({ statusCode: 200, headers, payload }, { blind: true })).toContain(
      'tells what is somebody else’s',
    );
    expect(foreign).not.toContain(canary);
  }
});

test('an answer that is wrong would be noticed', () => {
  const headers = { 'content-type': 'application/problem+json' };
  const faults = (statusCode: number, payload: string, more: object = {}) =>
    wrongWith({ statusCode, payload, headers: { ...headers, ...more } }, { blind: true });
  expect(faults(500, '{}')).toContain('answered with 500');
  expect(faults(404, '{}')).toContain('a problem that is none');
  expect(faults(400, '<h1>', { 'content-type': 'text/html' })).toContain('refused as text/html');
  expect(faults(200, 'Error\n    at Object.run (/srv/a.js:1:2)')).toContain('tells of the inside');
  expect(faults(302, '', { location: 'https://evil.example' })).toEqual(
    expect.arrayContaining(['led elsewhere with 302', 'repeats a header of the client']),
  );
  expect(faults(200, '', { 'content-type': 'text/html' })).toContain('answered as text/html');
});

test('hostile requests break nothing, change nothing when refused, and show nobody what is not theirs', async () => {
  const dice = throwDice(seed);
  const [statuses, kinds, accepted] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  const faults: string[] = [];
  let sent = 0;
  const rounds = Math.ceil(wanted / (operations.length * batch));
  for (let round = 0; round < rounds; round += 1) {
    for (const operation of operations) {
      const example = await examples[operation.name]?.(scene);
      if (!example) throw new Error(`no example of ${operation.name}`);
      const may = await tablesOf(operation);
      let before = await scene.look();
      let refused: Hostile[] = [];
      const nothingChanged = async () => {
        const tables = changed(before, await scene.look()).filter((table) => table !== usedUp[operation.name]);
        if (tables.length > 0) faults.push(`${operation.name}: refused, and changed ${tables}: ${tell(refused)}`);
        refused = [];
      };
      for (let n = 0; n < batch; n += 1) {
        const hostile = hostileRequest(operation, example, { dice, cast });
        const answer = await scene.send(hostile.ask);
        sent += 1;
        count(statuses, String(answer.statusCode));
        for (const kind of hostile.kinds) count(kinds, kind);
        for (const wrong of wrongWith(answer, { blind: isBlind(hostile.ask.by) && !showsEverybody(operation) }))
          faults.push(`${operation.name} ${wrong}: ${tell([hostile])} → ${answer.payload.slice(0, 200)}`);
        if (answer.statusCode >= 400) refused.push(hostile);
        else if (may.length > 0) {
          count(accepted, operation.name);
          const after = await scene.look();
          const beyond = changed(before, after).filter((table) => !may.includes(table));
          if (beyond.length > 0)
            faults.push(`${operation.name}: accepted, and changed ${beyond} too: ${tell([hostile])}`);
          before = after;
          refused = [];
        }
      }
      await nothingChanged();
    }
  }
  const figures = (of: Map<string, number>) => Object.fromEntries([...of].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  console.info(`${sent} hostile requests to ${operations.length} operations, seed ${seed}`, {
    statuses: figures(statuses),
    kinds: figures(kinds),
    'accepted, because what was hostile in them was a value like any other': figures(accepted),
  });
  expect(faults.slice(0, 20)).toEqual([]);
  expect(sent).toBeGreaterThanOrEqual(wanted);
});

/** In demonstration mode, and only there, everybody may pick one of the made-up people to sign in as. */
const showsEverybody = ({ name }: Operation): boolean => name === 'GET /api/demonstration';

/** What an accepted request may change beside what the example's does. */
const also: Readonly<Record<string, readonly string[]>> = {
  // With the clock of the demonstration the deadlines of all cases come.
  'POST /api/demonstration/clock': [
    ...['cases', 'case_events', 'clocks', 'outbox', 'letters', 'journal'],
    // A notice ends, and who stood in it takes a place of the quota.
    ...['notice_steps', 'calls', 'call_places', 'call_ceilings'],
  ],
  // Of a browser that is new to them people are told.
  'POST /api/session': ['letters'],
  // Memberships end or rest, as it is said.
  'POST /api/people/{id}/deactivate': ['memberships', 'deputies', 'invitations'],
};
/** A question is answered once: a wrong answer uses it up as well. */
const usedUp: Readonly<Record<string, string>> = {
  'POST /api/session/passkey': 'challenges',
  'POST /api/session/confirmation/passkey': 'challenges',
  'POST /api/session/sso-answer': 'challenges',
  'POST /api/security/passkeys': 'challenges',
};

const known = new Map<string, string[]>();
/** The tables that the valid request of the example changes: those and no others an accepted one may change. */
async function tablesOf(operation: Operation): Promise<string[]> {
  const found = known.get(operation.name);
  if (found !== undefined) return found;
  const example = await examples[operation.name]?.(scene);
  if (!example) return [];
  const before = await scene.look();
  await scene.send(askOf(operation, example));
  const tables = [...changed(before, await scene.look()), ...(also[operation.name] ?? [])];
  known.set(operation.name, tables);
  return tables;
}

const tell = (requests: readonly Hostile[]): string =>
  requests
    .map(({ ask: { by, params, query, headers, payload }, kinds }) =>
      JSON.stringify({
        by: by?.memberships[0]?.role ?? null,
        kinds,
        params,
        query,
        headers,
        body: String(payload ?? '').slice(0, 300),
      }),
    )
    .join('\n')
    .slice(0, 800);
