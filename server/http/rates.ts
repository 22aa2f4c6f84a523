/**
 * How often one caller may ask for what is expensive or can be used to carry data off. A route names its rate in its config
 * (`rate: 'export'`); a person counts as one however many sessions they have, strangers count by their address. Kept in the
 * memory of the process: it protects this server, and two servers are twice as strong.
 */
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problems/refused.ts';
import type { Settings } from '../settings.ts';
import { checkingHook } from './checking-hook.ts';
import { isOfThisMachine } from './this-machine.ts';

/** So many per so many seconds. */
export type Rate = { most: number; seconds: number };
export const rates = {
  /** Papers and files. */
  upload: { most: 240, seconds: 60 },
  /** Lists, cases, journals and organisations as files. */
  export: { most: 60, seconds: 600 },
  /** Asking for a masked phone or account number. How many are shown in an hour is less: see server/privacy/reveal.ts. */
  reveal: { most: 120, seconds: 600 },
  /** Registering, invitations, forgotten passwords: they write letters or try links. An office behind one address is not stopped. */
  register: { most: 120, seconds: 600 },
  /** The public front page and the self-test: they write nothing, and need no account. */
  selfTest: { most: 600, seconds: 600 },
  /** Public questions whether a paper is genuine. */
  verify: { most: 60, seconds: 60 },
  /** Receipts are drawn when they are asked for. */
  draw: { most: 60, seconds: 60 },
  /** Messages on cases: each may write letters. */
  message: { most: 120, seconds: 600 },
  /** Pages that everybody reads. */
  publicRead: { most: 600, seconds: 60 },
  /** Objections and their papers: a hall full of people may stand behind one address. */
  objection: { most: 60, seconds: 600 },
  /** Looking an objection up: codes are not to be tried. */
  objectionLookUp: { most: 60, seconds: 600 },
  /** Live notifications: a page that opens them opens them again when the line is cut. */
  stream: { most: 120, seconds: 60 },
  /** Nudges: each writes letters. */
  nudge: { most: 60, seconds: 600 },
} as const satisfies Record<string, Rate>;
export type RateName = keyof typeof rates;

const mostCounters = 50_000;

export type CountRate = (name: RateName, caller: string) => void;

/** @throws Refused too-many, with the seconds to wait */
export function countRates(
  now: () => number = () => performance.now(),
  table: Readonly<Record<RateName, Rate>> = rates,
): CountRate {
  const counters = new Map<string, { count: number; endsAt: number }>();
  return (name, caller) => {
    const { most, seconds } = table[name];
    const at = now();
    const key = `${name} ${caller}`;
    const known = counters.get(key);
    const counter = known !== undefined && at < known.endsAt ? known : { count: 0, endsAt: at + seconds * 1000 };
    counter.count += 1;
    if (counters.size >= mostCounters) forget(counters, at);
    counters.set(key, counter);
    if (counter.count > most) {
      throw new Refused('too-many', { seconds: Math.max(1, Math.ceil((counter.endsAt - at) / 1000)) });
    }
  };
}

/** For the application's hooks. In the callback style, because it stands before every request and hardly ever counts. */
export const refuseTooMany = (count: CountRate, settings: Pick<Settings, 'production'> = { production: true }) =>
  checkingHook((request) => {
    const { rate } = request.routeOptions.config;
    if (rate !== undefined) countOne(count, settings, { rate, request });
  });

type Asked = { rate: RateName; request: FastifyRequest };

function countOne(count: CountRate, settings: Pick<Settings, 'production'>, { rate, request }: Asked): void {
  if (request.caller !== null) count(rate, request.caller.personId);
  else if (!isOfThisMachine(settings, request)) count(rate, `address ${request.ip}`);
}

/** What has run out; and when strangers of ten thousand addresses fill the table, the oldest tenth. */
function forget(counters: Map<string, { endsAt: number }>, at: number): void {
  for (const [key, { endsAt }] of counters) if (endsAt <= at) counters.delete(key);
  for (const key of counters.keys()) {
    if (counters.size < mostCounters * 0.9) return;
    counters.delete(key);
  }
}
