/** Evidence `missing` of the corridor: what the form of the case's present state still lacks. */
import { formAt, formsOf } from '../../workflows/forms/forms.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import type { Product } from '../product.ts';
import { findShortcomings } from './filed-part.ts';
import { readFilings } from './filings.ts';

/** Codes `field:…`, `paper:…`, `questionnaire:…`; empty when the form is complete or the state has none. One round trip. */
export async function findMissing(reader: Reader, product: Product, record: CaseRecord): Promise<string[]> {
  const form = formAt(formsOf(await product.policies.get(record.policyId)), record.state);
  if (!form) return [];
  const shortcomings = await findShortcomings(product, record, { form, filings: await readFilings(reader, record) });
  return shortcomings.map(({ code }) => code);
}
