/** Fills in every draft of a call as far as handing in asks, in a few statements however many there are. */
import { sql } from 'drizzle-orm';
import { Dice } from '../../server/demonstration/dice.ts';
import { makeAnswers } from '../../server/simulation/made-answers.ts';
import type { Field } from '../../workflows/forms/form-schema.ts';
import { formAt, formsOf } from '../../workflows/forms/forms.ts';
import type { Pilot } from './pilot.ts';

export async function fillInDrafts({ product }: Pilot, callId: string): Promise<void> {
  const policy = await product.policies.get('huangshi-pilot-2024');
  const form = formAt(formsOf(policy), 'application.draft');
  if (form === undefined) throw new Error('the application has no form');
  const answers = Object.fromEntries(
    form.fields.filter(({ required }) => required).map((field) => [field.code, answerTo(field)]),
  );
  const signed = policy.commitment?.paper;
  const papers = form.papers.filter(({ code, required }) => required || code === signed).map(({ code }) => code);
  const sheet = makeAnswers(await product.policies.edition(policy.indicatorEdition), 1, new Dice(1));
  const at = await product.clock.now(product.db);
  const drafts = sql`select c.id, c.enterprise_id, m.person_id from cases c join memberships m on m.organisation_id = c.enterprise_id
    where c.call_id = ${callId}::uuid and c.state = 'application.draft' and not exists (select from case_forms f where f.case_id = c.id)`;
  const { db } = product;
  await db.execute(sql`insert into documents (id, case_id, paper, name, media_type, size_bytes, sha256, storage_key, uploaded_by, uploaded_for, uploaded_at)
    select gen_random_uuid(), d.id, p, p || '.pdf', 'application/pdf', 1, repeat('0', 64), d.id || '/' || p, d.person_id, d.enterprise_id, ${at}::timestamptz
      from (${drafts}) d cross join unnest(${sql.param(papers)}::text[]) p`);
  await db.execute(sql`insert into assessments (id, case_id, kind, round, edition, answers, version, updated_by, updated_at)
    select gen_random_uuid(), d.id, 'self', 0, ${policy.indicatorEdition}, ${JSON.stringify(sheet)}::jsonb, 1, d.person_id, ${at}::timestamptz from (${drafts}) d`);
  // Last: by its form a draft is known to be filled in.
  await db.execute(sql`insert into case_forms (case_id, form, answers, version, updated_by, updated_at)
    select d.id, ${form.code}, ${JSON.stringify(answers)}::jsonb, 1, d.person_id, ${at}::timestamptz from (${drafts}) d`);
}

function answerTo(field: Field): string | number | boolean {
  switch (field.type) {
    case 'number':
      return Math.max(field.minimum, 60);
    case 'yuan':
      return '3000000.00';
    case 'yesNo':
      return true;
    case 'date':
      return '2025-01-06';
    case 'text':
    case 'longText':
      return '数控加工件';
  }
}
