/**
 * The bar of the closing: two thousand drafts handed in by two hundred clients at once over real HTTP, with repetitions and cut
 * connections, while the call closes. Each counts exactly once, in the order of its receipt; whoever is late is told so politely.
 */
import { Agent, request } from 'node:http';
import { expect, test } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { closeCall } from '../../server/calls/change-call.ts';
import { sweep } from '../../server/cases/sweep.ts';
import { verifyCases } from '../../server/cases/verify-cases.ts';
import { databaseClock } from '../../server/clock/product-clock.ts';
import type { Product } from '../../server/product.ts';
import { publishedCall } from '../support/calls.ts';
import { fillInDrafts } from '../support/full-draft.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { addDrafts, type Draft } from './many-drafts.ts';

/** `npm run check:last-minute` has all two thousand; beside the other tests it is as many clients with less to do each. */
const DRAFTS = Number(process.env.LAST_MINUTE_DRAFTS ?? 600);
const CLIENTS = 200;
/** The call closes when so many have been answered: the rest is under way or late. */
const CLOSES_AFTER = DRAFTS * 0.7;

type Answer = { status: number; code: string; seq: number };

test('applications of two hundred clients in the last minute count once each and in the order of receipt, and the late ones are told so politely', async () => {
  const pilot = await createPilot({ start: new Date() });
  const product: Product = { ...pilot.product, clock: databaseClock };
  const app = await buildApp(product);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const officer = await pilot.person('officer');
  const call = await openCall(pilot);
  const started = performance.now();
  const drafts = await addDrafts(product, { callId: call.id, count: DRAFTS });
  await fillInDrafts({ ...pilot, product }, call.id);
  const ready = performance.now();

  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const answers = new Map<string, Answer[]>();
  const tally = { answered: 0, cut: 0, repeated: 0, busy: 0 };
  let closing: Promise<unknown> | undefined;
  let tellClosed = (): void => undefined;
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve;
  });
  const client = async (n: number, mine: readonly Draft[]) => {
    for (const [nth, draft] of mine.entries()) {
      const i = n + nth;
      // On a slow machine everything else may be on its way before the call has closed; these come after it for certain.
      if (n % 10 === 0 && nth === mine.length - 1) await closed;
      const send = (cut = false) => submit({ port: address.port, agent, draft, cut });
      const got: Answer[] = [];
      // Some lose the connection before the answer is there, some press twice.
      if (i % 5 === 1) {
        tally.cut += 1;
        await send(true);
      }
      const first = i % 5 === 3 ? await Promise.all([send(), send()]) : [await send()];
      tally.repeated += first.length - 1;
      for (let answer of first) {
        while (answer?.status === 503) {
          tally.busy += 1;
          answer = await send();
        }
        if (answer !== undefined) got.push(answer);
      }
      answers.set(draft.caseId, got);
      tally.answered += 1;
      if (tally.answered === CLOSES_AFTER) {
        const said = { revision: call.revision, reason: '名额已足' };
        closing = closeCall(product, officer, call.id, said).finally(tellClosed);
      }
    }
  };
  const each = DRAFTS / CLIENTS;
  await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n, drafts.slice(n * each, (n + 1) * each))));
  const done = performance.now();
  await closing;
  agent.destroy();
  await sweep(product);

  const { rows } = await pilot.database.adminPool.query<{
    accepted: string;
    twice: string;
    early: string;
    late: string;
    disordered: string;
    ties: string;
  }>(
    `with handed as (select e.case_id, e.at, r.received_at, k.closes_at from case_events e join cases c on c.id = e.case_id join calls k on k.id = c.call_id
        join receipts r on r.case_id = e.case_id and r.status = 200 and r.actor_id = e.actor_id and date_trunc('milliseconds', r.received_at) = e.at
       where e.type = 'application.submit' and k.id = $1)
     select count(*) as accepted, count(*) - count(distinct case_id) as twice,
            (select count(*) from receipts r join cases c on c.id = r.case_id where c.call_id = $1 and r.status = 409 and r.received_at < (select closes_at from calls where id = $1)) as early,
            count(*) filter (where received_at >= closes_at) as late,
            (select count(*) from (select at, lag(at) over (order by received_at) as before from handed) o where at < before) as disordered,
            count(*) - count(distinct at) as ties from handed`,
    [call.id],
  );
  const figures = rows[0];
  const flat = [...answers.values()].flat();
  const kinds: Record<string, number> = {};
  for (const { status, code } of flat) kinds[`${status} ${code}`] = (kinds[`${status} ${code}`] ?? 0) + 1;
  const seconds = (done - ready) / 1000;
  console.info(
    `${DRAFTS} drafts made in ${Math.round(ready - started)} ms; handed in by ${CLIENTS} clients in ${seconds.toFixed(1)} s (${Math.round(DRAFTS / seconds)} a second)`,
    tally,
    figures,
    kinds,
  );

  expect(answers.size).toBe(DRAFTS);
  expect(Object.keys(kinds).toSorted()).toEqual(['200 ', '422 callOpen']);
  expect(figures).toMatchObject({ twice: 0, early: 0, late: 0, disordered: 0 });
  const accepted = [...answers.values()].filter((all) => all.every(({ status }) => status === 200));
  const refused = [...answers.values()].filter((all) => all.every(({ status }) => status === 422));
  expect(accepted.length + refused.length, 'a repetition is answered as the first time').toBe(DRAFTS);
  expect(Number(figures?.accepted)).toBe(accepted.length);
  expect(refused.length).toBeGreaterThan(0);
  for (const all of accepted) for (const { seq } of all) expect(seq).toBe(2);
  expect(await verifyCases(product, { replay: false })).toEqual([]);
  await app.close();
  await pilot.close();
}, 240_000);

/** Opened by hand around the present instant, because this test runs on the time of the wall. */
async function openCall(pilot: Pilot) {
  const hours = (n: number): string => new Date(Date.now() + n * 3_600_000).toISOString();
  return publishedCall(pilot, await pilot.person('officer'), {
    opensAt: hours(-1),
    closesAt: hours(1),
    retrofitEndsAt: hours(5000),
    batchEndsAt: hours(6000),
  });
}

type Sending = { port: number; agent: Agent; draft: Draft; cut: boolean };

/** @returns nothing when the connection is cut by the client */
function submit({ port, agent, draft, cut }: Sending): Promise<Answer | undefined> {
  const body = JSON.stringify({ type: 'application.submit' });
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port, method: 'POST', path: `/api/cases/${draft.caseId}/events` },
        ...(cut ? {} : { agent }),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': draft.key,
          'x-csrf': '1',
          cookie: `pilotflow_session=${draft.token}`,
        },
      },
      (answer) => {
        let text = '';
        answer.on('data', (part: Buffer) => {
          text += part.toString();
        });
        answer.on('end', () => resolve(read(answer.statusCode ?? 0, text)));
      },
    );
    sent.on('error', (error) => (cut ? resolve(undefined) : reject(error)));
    sent.end(body, () => {
      if (cut) setImmediate(() => sent.destroy());
    });
    if (cut) sent.on('close', () => resolve(undefined));
  });
}

function read(status: number, text: string): Answer {
  const { code = '', seq = 0, unmet = [] } = JSON.parse(text);
  return { status, seq, code: unmet[0]?.code ?? code };
}
