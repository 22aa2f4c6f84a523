/** What the city knows already of the organisation that fills a form in: shown filled in, and said where it comes from. */
import { eq } from 'drizzle-orm';
import type { Answer, Form, KnownSource } from '../../workflows/forms/form-schema.ts';
import { formatYuan } from '../../workflows/money/fen.ts';
import type { CaseRecord } from '../access/find-case.ts';
import { organisations } from '../database/schema/identity.ts';
import type { Product } from '../product.ts';
import { partyOf } from './filed-part.ts';

/** By field; of what the record does not say there is nothing. */
export async function knownFor({ db }: Product, record: CaseRecord, form: Form): Promise<Record<string, Answer>> {
  const asked = form.fields.flatMap(({ code, knownFrom }) => (knownFrom ? [{ code, knownFrom }] : []));
  const party = partyOf(record, form.role);
  if (asked.length === 0 || party === null) return {};
  const [known] = await db
    .select({
      staff: organisations.staff,
      revenueFen: organisations.revenueFen,
      contact: organisations.contact,
      phone: organisations.phone,
      email: organisations.email,
    })
    .from(organisations)
    .where(eq(organisations.id, party));
  if (!known) return {};
  const sources: Record<KnownSource, Answer | null> = {
    staff: known.staff,
    revenue: known.revenueFen === null ? null : formatYuan(known.revenueFen),
    contact: known.contact,
    phone: known.phone,
    email: known.email,
  };
  return Object.fromEntries(
    asked.flatMap(({ code, knownFrom }) => {
      const value = sources[knownFrom];
      return value === null || value === '' ? [] : [[code, value]];
    }),
  );
}
