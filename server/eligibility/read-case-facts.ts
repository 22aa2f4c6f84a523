/**
 * Everything that the checks of a case are judged by, in one statement, so that the corridor pays one round trip for it: the
 * organisation, what it filed, the call, the newest list of each kind, what officers looked up, waivers.
 */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isCheck, isListed, lookedUpChecks } from '../../workflows/eligibility/checks.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';

const when = z.string().transform((text) => new Date(text));
const answers = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const checkName = z.string().refine(isCheck);

const factsSchema = z.object({
  organisation: z.object({
    creditCode: z.string().nullable(),
    subIndustry: z.string().nullable(),
    staff: z.number().nullable(),
    revenueFen: z.number().nullable(),
  }),
  call: z.object({
    policyId: z.string(),
    districts: z.array(z.string()),
    subIndustries: z.array(z.string()),
    opensAt: when,
    closesAt: when,
  }),
  /** As they stand now, and as they were handed in before somebody changed them again. */
  answers: answers.nullable(),
  filedAnswers: answers.nullable(),
  lists: z.array(
    z.object({
      kind: z.string().refine(isListed),
      source: z.string(),
      asOf: z.string(),
      rows: z.int(),
      byCode: z.string().nullable(),
      byName: z.string().nullable(),
    }),
  ),
  snapshots: z.array(
    z.object({
      check: z.enum(lookedUpChecks),
      says: z.enum(['clear', 'adverse']),
      source: z.string(),
      asOf: z.string(),
      note: z.string(),
      recordedBy: z.string().nullable(),
      recordedAt: when,
    }),
  ),
  waivers: z.array(
    z.object({
      id: z.string(),
      check: checkName,
      reason: z.string(),
      askedBy: z.string().nullable(),
      askedAt: when,
      decision: z.enum(['approved', 'refused']).nullable(),
      decisionReason: z.string().nullable(),
      decidedBy: z.string().nullable(),
      decidedAt: when.nullable(),
    }),
  ),
  earlierFen: z.coerce.number(),
});
export type CaseFacts = z.infer<typeof factsSchema>;

/** For the product, not for its caller: lists and other cases lie beyond what the parties see. */
export async function readCaseFacts(
  reader: Reader,
  { id, enterpriseId, callId, policyId }: CaseRecord,
): Promise<CaseFacts> {
  const { rows } = await reader.execute<{ facts: unknown }>(sql`select jsonb_build_object(
    'organisation', (select jsonb_build_object('creditCode', o.credit_code, 'subIndustry', o.sub_industry,
        'staff', o.staff, 'revenueFen', o.revenue_fen) from organisations o where o.id = ${enterpriseId}),
    'call', (select jsonb_build_object('policyId', c.policy_id, 'districts', to_jsonb(c.districts), 'subIndustries', to_jsonb(c.sub_industries),
        'opensAt', c.opens_at, 'closesAt', c.closes_at) from calls c where c.id = ${callId}),
    'answers', (select f.answers from case_forms f where f.case_id = ${id} and f.form = 'application'),
    'filedAnswers', (select f.answers from case_forms f where f.case_id = ${id} and f.form like 'application@%'
        order by f.version desc limit 1),
    'lists', (select coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'source', l.source, 'asOf', l.as_of,
        'rows', l.row_count,
        'byCode', (select r.note from eligibility_list_rows r where r.list_id = l.id and r.credit_code = o.credit_code limit 1),
        'byName', (select r.note from eligibility_list_rows r
          where r.list_id = l.id and r.credit_code is null and r.name_key = o.name_key limit 1))), '[]')
      from (select distinct on (kind) * from eligibility_lists order by kind, as_of desc, imported_at desc, id desc) l,
        organisations o where o.id = ${enterpriseId}),
    'snapshots', (select coalesce(jsonb_agg(jsonb_build_object('check', s."check", 'says', s.says, 'source', s.source,
        'asOf', s.as_of, 'note', s.note, 'recordedBy', person_name(s.recorded_by), 'recordedAt', s.recorded_at)
        order by s.position), '[]') from eligibility_snapshots s where s.case_id = ${id}),
    'waivers', (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'check', w."check", 'reason', w.reason,
        'askedBy', person_name(w.asked_by), 'askedAt', w.asked_at, 'decision', d.decision, 'decisionReason', d.reason,
        'decidedBy', person_name(d.decided_by), 'decidedAt', d.decided_at) order by w.asked_at, w.id), '[]')
      from eligibility_waivers w left join eligibility_waiver_decisions d on d.waiver_id = w.id where w.case_id = ${id}),
    'earlierFen', earlier_promised(${enterpriseId}, ${policyId}, ${id})) as facts`);
  return factsSchema.parse(rows[0]?.facts);
}
