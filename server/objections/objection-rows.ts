/** Objections and clues as the handlers' desk shows them: where each stands, and nothing of who raised it. */
import { z } from 'zod';
import { notAdmitted, objectionStatuses } from '../../workflows/notices/objecting.ts';
import { noticeSteps } from '../../workflows/notices/steps.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import type { ObjectionRow } from './objections-contract.ts';

/** Of `objections o`, with the case `c`, the entry `i`, its notice `n` and its last step `last`. */
export const rowColumns = `o.id, o.number, o.kind, o.received_at, o.answer_by, o.status, o.case_id, c.number as case_number,
  i.enterprise, n.number as notice, last.step`;
export const rowTables = `objections o join cases c on c.id = o.case_id join notice_items i on i.id = o.item_id
  join notices n on n.id = i.notice_id
  cross join lateral (select s.step from notice_steps s where s.item_id = i.id order by s.seq desc limit 1) last`;

const instant = z.union([z.date(), z.string()]).transform((value) => new Date(value));
export const rowSchema = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(['objection', 'clue']),
  received_at: instant,
  answer_by: instant,
  status: z.enum(keysOf(objectionStatuses)),
  case_id: z.string(),
  case_number: z.string(),
  enterprise: z.string(),
  notice: z.string(),
  step: z.enum(keysOf(noticeSteps)),
});

export const presentRow = (row: z.output<typeof rowSchema>, now: Date): ObjectionRow => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  receivedAt: row.received_at.toISOString(),
  answerBy: row.answer_by.toISOString(),
  overdue: row.status === 'received' && row.answer_by <= now,
  status: row.status,
  statusLabel: objectionStatuses[row.status],
  enterprise: row.enterprise,
  notice: row.notice,
  caseId: row.case_id,
  caseNumber: row.case_number,
  step: row.step,
  stepLabel: noticeSteps[row.step],
});

export const grounds = keysOf(notAdmitted).map((code) => ({ code, label: notAdmitted[code] }));
