/** Work lists beside a minimal handler, alternating. */
import { type Figures, runChild } from './child.ts';
import { CONNECTIONS, middle, ratioOf, type Stand } from './stand.ts';

const WARM_UPS = 3;

export type ListFigures = {
  cases: number;
  perSecond: number;
  p95Ms: number;
  minimalPerSecond: number;
  ratioToMinimalHandler: number;
};

export async function measureLists(stand: Stand, cases: number): Promise<ListFigures> {
  const { seeded, product, minimal, seconds, rounds, say } = stand;
  const found: { product: Figures[]; minimal: Figures[] } = { product: [], minimal: [] };
  const path = '/api/cases?desk=mine&limit=50';
  const ask = (port: number) =>
    runChild<Figures & { failures: number; firstFailure: string }>('./load.ts', {
      kind: 'list',
      port,
      connections: CONNECTIONS,
      seconds: Math.max(2, seconds / 2),
      path,
      token: seeded.district.token,
    });
  // The first seconds of a server are its compiler's, and the more there is to compile, the more of them.
  for (let round = 0; round < WARM_UPS; round++) await Promise.all([ask(product.port), ask(minimal.port)]);
  for (let round = 0; round < rounds; round++) {
    const order = [
      async () => found.product.push(await checked(ask(product.port))),
      async () => found.minimal.push(await checked(ask(minimal.port))),
    ];
    for (const target of round % 2 === 0 ? order : order.reverse()) await target();
  }
  const [one, other] = [middle(found.product), middle(found.minimal)];
  say(`lists at ${cases} cases: product ${one.perSecond}/s, minimal handler ${other.perSecond}/s`);
  return {
    cases,
    perSecond: one.perSecond,
    p95Ms: one.p95Ms,
    minimalPerSecond: other.perSecond,
    ratioToMinimalHandler: ratioOf(found.product, found.minimal),
  };
}

async function checked<T extends { failures: number; firstFailure: string }>(asked: Promise<T>): Promise<T> {
  const answer = await asked;
  if (answer.failures > 0) throw new Error(`the list failed ${answer.failures} times: ${answer.firstFailure}`);
  return answer;
}
