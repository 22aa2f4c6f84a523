/**
 * What may be said with each event, and its shape. Unknown fields are refused, nothing is coerced. Money is yuan text on
 * the wire (`"199999.99"`) and whole fen inside. Whether what is said is *enough* is for the needs to judge.
 */
import { z } from 'zod';
import { parseYuan } from '../money/fen.ts';
import { type Allowance, allowanceNames } from '../vocabulary/allowances.ts';
import type { EventType } from '../vocabulary/events.ts';
import { type ChangeKind, changeKinds } from './facts.ts';

/** One wide shape, so that needs can read any field; the schemas below say which event carries which. */
export type Said = {
  reason?: string | undefined;
  note?: string | undefined;
  defects?: { field: string; why: string }[] | undefined;
  district?: string | undefined;
  providerId?: string | undefined;
  agencyId?: string | undefined;
  kind?: ChangeKind | undefined;
  planEndsOn?: string | undefined;
  amount?: number | undefined;
  bankReference?: string | undefined;
  to?: string | undefined;
  allowance?: Allowance | undefined;
};

const text = z.string().max(2000);
const id = z.uuid();

/** Yuan text to fen; the shape is refused here, the size by the needs. */
export const yuan = z
  .string()
  .max(20)
  .transform((value, context) => {
    const parsed = parseYuan(value);
    if (parsed.accepted) return parsed.fen;
    context.addIssue({ code: 'custom', message: 'yuan with at most two decimals, such as "199999.99"' });
    return z.NEVER;
  });

const plain = z.strictObject({ note: text.optional() });
const reasoned = z.strictObject({ reason: text });
const returned = z.strictObject({
  reason: text,
  defects: z
    .array(z.strictObject({ field: z.string().min(1).max(80), why: z.string().min(1).max(500) }))
    .max(60)
    .optional(),
});
const nothing = z.strictObject({});

export const saidSchemas = {
  'application.submit': nothing,
  'application.endorse': plain,
  'application.approve': plain,
  'application.return': returned,
  'application.resubmit': plain,
  'application.reject': reasoned,
  'application.transfer': z.strictObject({ district: z.string().min(1).max(40), reason: text }),
  'application.promote': nothing,
  'objection.admit': reasoned,
  'objection.dismiss': reasoned,
  'objection.uphold': reasoned,
  'objection.changeAmount': z.strictObject({
    amount: yuan.meta({ description: 'approved spend after the objection' }),
    reason: text,
  }),
  'appeal.file': reasoned,
  'appeal.uphold': reasoned,
  'appeal.deny': reasoned,
  'provider.choose': z.strictObject({ providerId: id, note: text.optional() }),
  'provider.chooseOutOfPool': z.strictObject({ providerId: id, reason: text }),
  'outOfPool.allow': plain,
  'outOfPool.deny': reasoned,
  'provider.accept': plain,
  'provider.decline': reasoned,
  'provider.takeBack': plain,
  'provider.handBack': reasoned,
  'provider.replace': reasoned,
  'provider.refuse': reasoned,
  'diagnosis.submit': plain,
  'diagnosis.confirm': plain,
  'diagnosis.dispute': reasoned,
  'diagnosis.approve': plain,
  'diagnosis.return': reasoned,
  'contract.file': plain,
  'contract.accept': plain,
  'contract.return': returned,
  'retrofit.finish': plain,
  'change.request': z.strictObject({
    kind: z.enum(changeKinds),
    reason: text,
    planEndsOn: z.iso.date().optional(),
    amount: yuan.optional(),
  }),
  'change.allow': plain,
  'change.deny': reasoned,
  'acceptance.request': plain,
  'acceptance.authenticate': plain,
  'acceptance.return': returned,
  'agency.assign': z.strictObject({ agencyId: id }),
  'agency.recuse': reasoned,
  'agency.replace': z.strictObject({ reason: text, agencyId: id.optional() }),
  'inspection.pass': plain,
  'inspection.requireRectification': returned,
  'inspection.fail': reasoned,
  'rectification.report': plain,
  'acceptance.confirm': plain,
  'acceptance.void': reasoned,
  'assessment.submitSelf': plain,
  'assessment.record': plain,
  'assessment.confirm': plain,
  'assessment.return': reasoned,
  'assessment.retry': plain,
  'subsidy.claim': plain,
  'audit.conclude': plain,
  'audit.suspect': reasoned,
  'auditFirm.replace': reasoned,
  'subsidy.recommend': plain,
  'subsidy.return': returned,
  'subsidy.resubmit': plain,
  'subsidy.reject': reasoned,
  'subsidy.approve': plain,
  'subsidy.sendBack': reasoned,
  'fund.available': nothing,
  'payment.issue': plain,
  'payment.hold': reasoned,
  'payment.settle': z.strictObject({ bankReference: z.string().min(1).max(64) }),
  'payment.bankReturn': reasoned,
  'account.correct': plain,
  'hold.lift': reasoned,
  'hold.refuse': reasoned,
  'finding.raise': reasoned,
  'finding.dismiss': reasoned,
  'recovery.order': z.strictObject({ amount: yuan, reason: text }),
  'recovery.record': z.strictObject({ amount: yuan, bankReference: z.string().min(1).max(64) }),
  'recovery.writeOff': reasoned,
  'case.withdraw': reasoned,
  'case.terminate': reasoned,
  'case.correct': z.strictObject({ to: z.string().min(1).max(60), reason: text }),
  'allowance.grant': z.strictObject({ allowance: z.enum(allowanceNames), reason: text }),
  'deadline.passed': nothing,
  'stage.expired': nothing,
} satisfies Record<EventType, z.ZodType<Said>>;
