/** What people are told on the screen, how they choose to be told, and letters that were not delivered. */
import { z } from 'zod';
import { deliveryNames, topicNames } from '../../workflows/notifications/topics.ts';
import { id, instant, label } from '../http/wire-contract.ts';

const topic = z.enum(topicNames);
const delivery = z.enum(deliveryNames);

export const notificationSchema = z
  .object({
    id,
    at: instant,
    topic,
    subject: z.string(),
    text: z.string(),
    /** A path of our own pages. */
    link: z.string().nullable(),
    read: z.boolean(),
  })
  .meta({ id: 'Notification' });

export const notificationListSchema = z
  .object({
    /** Newest first, of the last ninety days. */
    items: z.array(notificationSchema),
    next: z.string().nullable(),
    /** No more than a hundred are counted. */
    unread: z.int(),
  })
  .meta({ id: 'NotificationList' });

/** This one alone, or everything that was told before it as well. */
export const markReadSchema = z.strictObject({ alsoOlder: z.boolean() });
export const unreadNotificationsSchema = z.object({ unread: z.int() }).meta({ id: 'UnreadNotifications' });

export const choicesSchema = z
  .object({
    topics: z.array(
      z.object({
        name: topic,
        label,
        about: label,
        delivery,
        /** One alone cannot be changed. */
        choices: z.array(z.object({ name: delivery, label })),
      }),
    ),
  })
  .meta({ id: 'NotificationChoices' });
export const chooseSchema = z.strictObject({
  choices: z.array(z.strictObject({ topic, delivery })).min(1).max(topicNames.length),
});

/** `seconds`: how long the stream stays open; 0 answers how things stand and ends, for lines that let no stream through. */
export const streamQuery = z.strictObject({
  seconds: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(0).max(3600))
    .optional(),
});

export const failedLetterListSchema = z
  .object({
    items: z.array(
      z.object({
        id,
        at: instant,
        subject: z.string(),
        /** Masked. */
        to: z.string(),
        tries: z.int(),
        /** `trying`: it is still tried; `dead`: it was given up. */
        status: z.enum(['trying', 'dead']),
        nextTryAt: instant.nullable(),
        error: z.string(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'FailedLetterList' });

export type NotificationView = z.infer<typeof notificationSchema>;
export type NotificationList = z.infer<typeof notificationListSchema>;
export type ChoicesView = z.infer<typeof choicesSchema>;
export type Choose = z.infer<typeof chooseSchema>;
export type FailedLetterList = z.infer<typeof failedLetterListSchema>;
