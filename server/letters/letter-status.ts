/** Where a new letter begins: on its way, gathered for the digest, or on the screen alone, as its reader chose for the topic. */
import { type SQL, sql } from 'drizzle-orm';
import { topicOf, topicOfKind } from '../../workflows/notifications/topics.ts';
import type { LetterStatus } from '../database/schema/letters.ts';

/** The column `delivery` of a choice, which may be null, as a status. */
export const statusOfChoice = (delivery: SQL, usual: SQL | string): SQL<LetterStatus> =>
  sql`case coalesce(${delivery}, ${usual}) when 'digest' then 'gathering' when 'inApp' then 'shown' else 'waiting' end`;

/** In a transaction that sees the reader's choice: their own, or one that speaks for the product. */
export function statusFor(kind: string, personId: string): LetterStatus | SQL<LetterStatus> {
  const topic = topicOfKind(kind);
  const [usual, ...others] = topicOf(topic).choices;
  if (others.length === 0) return 'waiting';
  const chosen = sql`(select delivery from notification_choices where person_id = ${personId}::uuid and topic = ${topic})`;
  return statusOfChoice(chosen, usual);
}
