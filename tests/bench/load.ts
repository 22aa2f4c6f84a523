/** A load over HTTP from its own process: keep-alive connections, bounded in time, every answer checked. */
import { Agent, request } from 'node:http';
import { readPlan, summarise, tell } from './child.ts';

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

type Answer = { status: number; body: string };
const plan = readPlan<LoadPlan>();
const agent = new Agent({ keepAlive: true, maxSockets: plan.connections });
const latencies: number[] = [];
let failures = 0;
let firstFailure = '';
let counter = 0;
const until = performance.now() + plan.seconds * 1000;

await Promise.all(Array.from({ length: plan.connections }, (_, worker) => work(worker)));
agent.destroy();
const movers = plan.movers?.map(({ out }) => out);
tell({ ...summarise(latencies, plan.seconds), failures, firstFailure, movers });

async function work(worker: number): Promise<void> {
  const mine = (plan.movers ?? []).filter((_, i) => i % plan.connections === worker);
  for (let i = 0; performance.now() < until; i++) {
    const started = performance.now();
    const mover = mine[i % Math.max(1, mine.length)];
    const answer =
      plan.kind === 'list'
        ? await send('GET', plan.path ?? '/', plan.token ?? '', null)
        : mover
          ? await move(mover)
          : { status: 0, body: 'no case' };
    latencies.push(performance.now() - started);
    if (answer.status !== 200) {
      failures += 1;
      firstFailure ||= `${answer.status} ${answer.body.slice(0, 300)}`;
    }
  }
}

async function move(mover: { caseId: string; token: string; out: boolean }): Promise<Answer> {
  const said = mover.out ? { type: 'provider.takeBack' } : { type: 'provider.choose', providerId: plan.providerId };
  const answer = await send('POST', `/api/cases/${mover.caseId}/events`, mover.token, said);
  if (answer.status === 200) mover.out = !mover.out;
  return answer;
}

function send(method: string, path: string, token: string, body: object | null): Promise<Answer> {
  counter += 1;
  const payload = body === null ? '' : JSON.stringify(body);
  const headers = {
    cookie: `pilotflow_session=${token}`,
    ...(body === null
      ? {}
      : {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
          'x-csrf': '1',
          'idempotency-key': `bench-${process.pid}-${counter}`,
        }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: plan.port, method, path, headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
