/** How somebody wants to be told, topic by topic. */
import { eq, sql } from 'drizzle-orm';
import { deliveries, mayChoose, type TopicName, topicNames, topicOf } from '../../workflows/notifications/topics.ts';
import type { Caller } from '../access/caller.ts';
import type { Reader } from '../database/database.ts';
import { notificationChoices } from '../database/schema/reminders.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { ChoicesView, Choose } from './notifications-contract.ts';

export async function viewChoices(reader: Reader, { personId }: Caller): Promise<ChoicesView> {
  const rows = await reader.select().from(notificationChoices).where(eq(notificationChoices.personId, personId));
  const chosen = new Map(rows.map(({ topic, delivery }) => [topic, delivery]));
  return {
    topics: topicNames.map((name) => {
      const { zh, en, about, choices } = topicOf(name);
      const delivery = chosen.get(name);
      return {
        name,
        label: { zh, en },
        about: { ...about },
        delivery: delivery !== undefined && choices.includes(delivery) ? delivery : choices[0],
        choices: choices.map((one) => ({ name: one, label: { ...deliveries[one] } })),
      };
    }),
  };
}

/** @throws Refused rule: for what is always told */
export async function saveChoices({ db, clock }: Product, caller: Caller, { choices }: Choose): Promise<ChoicesView> {
  const barred = choices.find(({ topic, delivery }) => !mayChoose(topic, delivery));
  if (barred !== undefined) throw refusedTopic(barred.topic);
  const { personId } = caller;
  // The last word on a topic counts.
  const wanted = new Map(choices.map(({ topic, delivery }) => [topic, delivery]));
  return db.transaction(async (tx) => {
    await tx
      .insert(notificationChoices)
      .values([...wanted].map(([topic, delivery]) => ({ personId, topic, delivery })))
      .onConflictDoUpdate({
        target: [notificationChoices.personId, notificationChoices.topic],
        set: { delivery: sql`excluded.delivery` },
      });
    await record(tx, {
      at: await clock.now(tx),
      act: 'notification.chosen',
      actorId: personId,
      subject: `people/${personId}`,
      details: { after: Object.fromEntries(wanted) },
    });
    return viewChoices(tx, caller);
  });
}

function refusedTopic(name: TopicName): Refused {
  const { zh, en, choices } = topicOf(name);
  const list = (language: 'zh' | 'en', comma: string) => choices.map((one) => deliveries[one][language]).join(comma);
  return new Refused('rule', {
    zh: `“${zh}”只能选择：${list('zh', '、')}`,
    en: `“${en}” can only be told this way: ${list('en', ', ')}`,
  });
}
