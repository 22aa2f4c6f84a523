/** Small things that every test of calls says: open a draft, move a case, look at its clocks. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../../server/access/caller.ts';
import { type MoveRequest, moveCase } from '../../server/cases/corridor.ts';
import { openCase } from '../../server/cases/open-case.ts';
import { cases, clocks } from '../../server/database/schema/cases.ts';
import { Refused } from '../../server/problems/refused.ts';
import type { Pilot } from '../support/pilot.ts';

let keys = 0;
export const freshKey = (): string => {
  keys += 1;
  return `calls-key-${keys}`;
};

export const openDraft = (pilot: Pilot, enterprise: Caller, callId: string): Promise<string> =>
  openCase(pilot.product, enterprise, { callId, key: freshKey(), requestId: 'test' });

type Ask = Pick<MoveRequest, 'caseId' | 'type'> & Partial<MoveRequest>;
export const move = (pilot: Pilot, caller: Caller, ask: Ask) =>
  moveCase(pilot.product, caller, {
    said: {},
    key: freshKey(),
    expectedSeq: null,
    locale: 'zh-CN',
    requestId: 'test',
    address: '127.0.0.1',
    ...ask,
  });

export async function caseOf({ product }: Pilot, caseId: string) {
  const [row] = await product.db.select().from(cases).where(eq(cases.id, caseId));
  if (row === undefined) throw new Error('there is no such case');
  return row;
}

export const clocksOf = ({ product }: Pilot, caseId: string) =>
  product.db.select().from(clocks).where(eq(clocks.caseId, caseId));

/** The code of a refusal with the needs behind it. */
export async function refusal(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refused) return [error.code, ...error.unmet.map(({ code }) => code)];
    throw error;
  }
  return [];
}
