/** How long cases usually lay in a state. Asked by everybody who opens a case, so an answer holds for some minutes. */
import { desc, eq } from 'drizzle-orm';
import { type Usual, usualOf } from '../../workflows/notifications/usual-duration.ts';
import { stays } from '../database/schema/reminders.ts';
import { beyondCaller } from '../database/scope.ts';
import type { Product } from '../product.ts';

/** The newest stays tell how it is now. */
const counted = 100;
const holdsForMs = 300_000;

type Known = Map<string, { until: number; usual: Promise<Usual | null> }>;
const known = new WeakMap<Product, Known>();

/** Null where fewer than five cases have passed. */
export function findUsual(product: Product, state: string): Promise<Usual | null> {
  const answers: Known = known.get(product) ?? new Map();
  known.set(product, answers);
  const now = performance.now();
  const before = answers.get(state);
  if (before !== undefined && now < before.until) return before.usual;
  const usual = readUsual(product, state);
  answers.set(state, { until: now + holdsForMs, usual });
  // A question that failed is asked again by the next.
  usual.catch(() => answers.delete(state));
  return usual;
}

/** Of all cases, whosever they are: a figure that names nobody. */
export async function readUsual({ db }: Product, state: string): Promise<Usual | null> {
  const rows = await beyondCaller(() =>
    db
      .select({ workingDays: stays.workingDays })
      .from(stays)
      .where(eq(stays.state, state))
      .orderBy(desc(stays.endedAt))
      .limit(counted),
  );
  return usualOf(rows.map(({ workingDays }) => workingDays));
}
