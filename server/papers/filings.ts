/**
 * What is filed on a case - answers, papers, questionnaires - together with the events that decide what of it counts, in
 * one statement, so that the corridor pays one round trip for it.
 */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import { type AssessmentKind, answersBody, assessmentKinds } from './papers-contract.ts';
import { returnsSchema, selectReturns } from './returns.ts';

const when = z.string().transform((text) => new Date(text));
const filingsSchema = z.object({
  /** Under `form` the present answers, under `form@version` what was filed before they were changed (keep-filed.ts). */
  forms: z.array(
    z.object({
      form: z.string(),
      answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      version: z.int(),
      updatedAt: when,
      /** Who saved it. */
      savedBy: z.object({ id: z.string(), name: z.string() }),
      /** Organisations that the person who saved it belongs or belonged to. */
      savedFor: z.array(z.string()),
    }),
  ),
  /** Withdrawn ones too. */
  papers: z.array(
    z.object({
      paper: z.string(),
      sha256: z.string(),
      uploadedFor: z.string(),
      uploadedAt: when,
      withdrawnAt: when.nullable(),
    }),
  ),
  assessments: z.array(
    z.object({
      kind: z.enum(assessmentKinds),
      round: z.int(),
      edition: z.string(),
      answers: answersBody,
      version: z.int(),
      updatedAt: when,
      savedBy: z.object({ id: z.string(), name: z.string() }),
    }),
  ),
  /** Of the commitment letter, by the legal representative. */
  confirmations: z.array(z.object({ letter: z.string(), contentHash: z.string() })),
  /** The last event of each kind that begins something anew. */
  events: z.array(z.object({ type: z.string(), seq: z.int(), toState: z.string() })),
  returns: returnsSchema,
  /** No-conflict statements that people of the present agency signed on this case. */
  declarations: z.array(z.object({ assignedSeq: z.int(), inspectorId: z.string() })),
});
export type Filings = z.infer<typeof filingsSchema>;
export type FiledForm = Filings['forms'][number];
export type FiledAssessment = Filings['assessments'][number];

/** Assigns an agency; a no-conflict statement is about one assignment. */
const assignments = ['agency.assign', 'agency.replace'];

/** What opens a new round of a questionnaire: other people start again from nothing. */
const roundOpenedBy: Record<AssessmentKind, readonly { type: string; toState?: string }[]> = {
  self: [],
  baseline: [{ type: 'provider.accept', toState: 'diagnosis.onSite' }],
  after: [],
  onSite: [{ type: 'assessment.retry' }, { type: 'appeal.uphold' }, { type: 'agency.replace' }],
};

const watched = [...assignments, ...Object.values(roundOpenedBy).flatMap((openers) => openers.map(({ type }) => type))];

export async function readFilings(reader: Reader, record: CaseRecord): Promise<Filings> {
  const { id, agencyId } = record;
  const { rows } = await reader.execute<{ filed: unknown }>(sql`select jsonb_build_object(
    'forms', (select coalesce(jsonb_agg(jsonb_build_object('form', f.form, 'answers', f.answers, 'version', f.version,
        'updatedAt', f.updated_at, 'savedBy', jsonb_build_object('id', f.updated_by, 'name', person_name(f.updated_by)),
        'savedFor', to_jsonb(organisations_of(f.updated_by))) order by f.version), '[]')
      from case_forms f where f.case_id = ${id}),
    'papers', (select coalesce(jsonb_agg(jsonb_build_object('paper', d.paper, 'sha256', d.sha256,
        'uploadedFor', d.uploaded_for, 'uploadedAt', d.uploaded_at, 'withdrawnAt', d.withdrawn_at)), '[]')
      from documents d where d.case_id = ${id}),
    'assessments', (select coalesce(jsonb_agg(jsonb_build_object('kind', a.kind, 'round', a.round, 'edition', a.edition,
        'answers', a.answers, 'version', a.version, 'updatedAt', a.updated_at,
        'savedBy', jsonb_build_object('id', a.updated_by, 'name', person_name(a.updated_by)))), '[]')
      from assessments a where a.case_id = ${id}),
    'confirmations', (select coalesce(jsonb_agg(jsonb_build_object('letter', c.letter, 'contentHash', c.content_hash)), '[]')
      from commitment_confirmations c where c.case_id = ${id} and c.confirmed_at is not null),
    'events', (select coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'seq', e.seq, 'toState', e.to_state)), '[]')
      from (select distinct on (type, to_state) type, seq, to_state from case_events
        where case_id = ${id} and type = any(${sql.param(watched)}::text[]) order by type, to_state, seq desc) e),
    'returns', ${selectReturns(id)},
    'declarations', (select coalesce(jsonb_agg(jsonb_build_object('assignedSeq', i.assigned_seq,
        'inspectorId', i.inspector_id)), '[]')
      from inspections i where i.case_id = ${id} and i.agency_id = ${agencyId}::uuid)) as filed`);
  return filingsSchema.parse(rows[0]?.filed);
}

/** The round that is running: `seq` of the event that opened it, 0 for the first. */
export function roundOf(kind: AssessmentKind, { events }: Filings): number {
  const openers = roundOpenedBy[kind];
  const opened = events.filter(({ type, toState }) =>
    openers.some((opener) => opener.type === type && (opener.toState ?? toState) === toState),
  );
  return lastSeq(opened);
}

/** This person signed on this case: until then an agency's people see nothing of it (process.md, "Independence"). */
export const hasSigned = ({ declarations }: Filings, personId: string): boolean =>
  declarations.some(({ inspectorId }) => inspectorId === personId);

/** The same for the assignment that is running: only who signed in it fills anything in. */
export function hasSignedNow({ events, declarations }: Filings, personId: string): boolean {
  const assigned = lastSeq(events.filter(({ type }) => assignments.includes(type)));
  return declarations.some(({ inspectorId, assignedSeq }) => inspectorId === personId && assignedSeq >= assigned);
}

const lastSeq = (events: Filings['events']): number => events.reduce((last, { seq }) => Math.max(last, seq), 0);
