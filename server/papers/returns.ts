/** The events that give a form back to who filled it in, and what each said: the notice of a supplement (process.md). */
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Form } from '../../workflows/forms/form-schema.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';

const when = z.string().transform((text) => new Date(text));

/** The last return into each state, as long as the case did not come there again in another way. */
export const returnsSchema = z.array(
  z.object({
    type: z.string(),
    seq: z.int(),
    at: when,
    role: z.string(),
    toState: z.string(),
    /** How many times the case was returned to this state, this one included. */
    nth: z.int(),
    reason: z.string(),
    defects: z.array(z.object({ field: z.string(), why: z.string() })),
    /** What led out of it again; null while the case still lies there. */
    left: z.object({ type: z.string(), at: when, note: z.string() }).nullable(),
  }),
);
export type Return = z.infer<typeof returnsSchema>[number];

const returning = [
  'application.return',
  'diagnosis.dispute',
  'diagnosis.return',
  'contract.return',
  'acceptance.return',
  'inspection.requireRectification',
  'assessment.return',
  'subsidy.return',
] as const satisfies readonly EventType[];

/** What is said when what was put right is handed in; anything else that leads away leaves it a draft. */
const handingIn: readonly string[] = [
  'application.resubmit',
  'diagnosis.submit',
  'contract.file',
  'acceptance.request',
  'rectification.report',
  'assessment.record',
  'subsidy.resubmit',
] satisfies readonly EventType[];

export const wasHandedIn = ({ left }: Return): boolean => left !== null && handingIn.includes(left.type);

/**
 * A part of the one statement in filings.ts. A return counts until the case comes to the same state in another way: what
 * was asked of an earlier provider is not asked of the next. A correction puts things back and is no such way.
 */
export const selectReturns = (caseId: string): SQL => sql`(select coalesce(jsonb_agg(jsonb_build_object(
    'type', r.type, 'seq', r.seq, 'at', r.at, 'role', r.role, 'toState', r.to_state,
    'reason', coalesce(r.said->>'reason', ''), 'defects', coalesce(r.said->'defects', '[]'),
    'nth', (select count(*) from case_events c where c.case_id = ${caseId} and c.seq <= r.seq
      and c.to_state = r.to_state and c.type = any(${sql.param(returning)}::text[])),
    'left', (select jsonb_build_object('type', n.type, 'at', n.at, 'note', coalesce(n.said->>'note', ''))
      from case_events n where n.case_id = ${caseId} and n.seq > r.seq and n.from_state = r.to_state
        and n.to_state <> n.from_state order by n.seq limit 1))), '[]')
  from (select distinct on (to_state) * from case_events
    where case_id = ${caseId} and type = any(${sql.param(returning)}::text[]) order by to_state, seq desc) r
  where not exists (select from case_events n where n.case_id = ${caseId} and n.seq > r.seq
    and n.to_state = r.to_state and n.from_state is distinct from n.to_state and n.type <> 'case.correct'))`;

/** The return that this form was last given back with; undefined when it never was, or somebody else began anew. */
export const lastReturn = (returns: readonly Return[], form: Form): Return | undefined =>
  returns
    .filter(({ toState }) => form.openIn.some(({ state }) => state === toState))
    .toSorted((a, b) => b.seq - a.seq)[0];
