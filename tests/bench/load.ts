/** A load over HTTP from its own process: keep-alive connections, bounded in time, every answer checked. */
import { readPlan, summarise, tell } from './child.ts';
import { type Answer, type LeanClient, openLeanClient } from './lean-client.ts';

export type LoadPlan = {
  kind: 'moves' | 'list';
  port: number;
  connections: number;
  seconds: number;
  /** moves: the cases to go back and forth with; list: the path to get. */
  movers?: { caseId: string; token: string; out: boolean }[];
  providerId?: string;
  path?: string;
  token?: string;
};

const plan = readPlan<LoadPlan>();
const latencies: number[] = [];
let failures = 0;
let firstFailure = '';
let counter = 0;
const until = performance.now() + plan.seconds * 1000;

await Promise.all(Array.from({ length: plan.connections }, (_, worker) => work(worker)));
const movers = plan.movers?.map(({ out }) => out);
tell({ ...summarise(latencies, plan.seconds), failures, firstFailure, movers });

async function work(worker: number): Promise<void> {
  const client = await openLeanClient(plan.port);
  const mine = (plan.movers ?? []).filter((_, i) => i % plan.connections === worker);
  const path = plan.path ?? '/';
  for (let i = 0; performance.now() < until; i++) {
    const started = performance.now();
    const mover = mine[i % Math.max(1, mine.length)];
    const answer =
      plan.kind === 'list'
        ? await client.send(`GET ${path} HTTP/1.1\r\ncookie: pilotflow_session=${plan.token}\r\n`, '')
        : mover
          ? await move(client, mover)
          : { status: 0, body: () => 'no case' };
    latencies.push(performance.now() - started);
    if (answer.status !== 200) {
      failures += 1;
      firstFailure ||= `${answer.status} ${answer.body().slice(0, 300)}`;
    }
  }
  client.close();
}

async function move(client: LeanClient, mover: { caseId: string; token: string; out: boolean }): Promise<Answer> {
  const said = mover.out ? { type: 'provider.takeBack' } : { type: 'provider.choose', providerId: plan.providerId };
  counter += 1;
  const head =
    `POST /api/cases/${mover.caseId}/events HTTP/1.1\r\ncookie: pilotflow_session=${mover.token}\r\n` +
    `content-type: application/json\r\nx-csrf: 1\r\nidempotency-key: bench-${process.pid}-${counter}\r\n`;
  const answer = await client.send(head, JSON.stringify(said));
  if (answer.status === 200) mover.out = !mover.out;
  return answer;
}
