/** What reminders do by themselves, and how often they look whether there is something to do. */
import type { Round } from '../cases/background.ts';
import { gatherStays } from './gather-stays.ts';
import { remindBeforeDeadlines } from './remind-before.ts';
import { sendDigests } from './send-digests.ts';

const minuteMs = 60_000;

export const reminderRounds: readonly Round[] = [
  { everyMs: minuteMs, work: remindBeforeDeadlines },
  { everyMs: minuteMs, work: sendDigests },
  { everyMs: minuteMs, work: gatherStays },
];
