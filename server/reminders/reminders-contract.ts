/** How a case goes on: since when it lies where it lies, how long that usually takes, who hurried it; and lists of one's own cases. */
import { z } from 'zod';
import { instant, label, pageQuery } from '../http/wire-contract.ts';

export const paceSchema = z
  .object({
    /** Since when it lies in its present state. */
    since: instant,
    /** Today counts, the day of arrival does not. */
    workingDays: z.int(),
    /** Of the last `stays` of past cases in this state, `within` took `from` to `to` working days; null where there were too few. */
    usual: z.object({ stays: z.int(), within: z.int(), from: z.int(), to: z.int() }).nullable(),
    /** When the superior was told that it is overdue, last. */
    escalatedAt: instant.nullable(),
    /** The last ones, newest first. */
    nudges: z.array(z.object({ at: instant, role: z.string(), mine: z.boolean(), stateName: label })),
    /** Null for who may not nudge at all. */
    nudge: z.object({ ready: z.boolean(), why: label.nullable(), againFrom: instant.nullable() }).nullable(),
    following: z.boolean(),
  })
  .meta({ id: 'Pace' });

export const followSchema = z.strictObject({ following: z.boolean() });

export const taskLists = ['done', 'started', 'followed'] as const;
export const taskListQuery = z.strictObject({ ...pageQuery, list: z.enum(taskLists) });

/** Ids, joined by commas. */
export const taskClocksQuery = z.strictObject({
  cases: z
    .string()
    .max(2000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).min(1).max(50)),
});
export const taskClocksSchema = z
  .object({
    items: z.array(
      z.object({
        caseId: z.uuid(),
        /** Working days at the present desk. */
        used: z.int(),
        /** Working days after today up to the deadline; null where nothing runs. */
        left: z.int().nullable(),
        late: z.int(),
        provisional: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'TaskClocks' });

export type TaskClocks = z.infer<typeof taskClocksSchema>;
export type PaceView = z.infer<typeof paceSchema>;
export type TaskListName = (typeof taskLists)[number];
