/**
 * What stands behind an application (process.md, 承诺书): the legal representative's confirmation of exactly what is filed now,
 * or the signed letter where the policy takes it. A change of the content makes an earlier confirmation lapse.
 */
import type { Evidence } from '../../workflows/case/evidence.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import type { Policy } from '../../workflows/policy/policy-schema.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import type { Product } from '../product.ts';
import { contentHash } from './filed-content.ts';
import { presentPapers } from './filed-part.ts';
import { type Filings, readFilings } from './filings.ts';

export type Standing = NonNullable<Evidence['commitment']> & {
  /** It was confirmed, and something is different since. */
  lapsed: boolean;
};

/** Null where the policy asks for no commitment, or the form is not there. */
export function commitmentStanding(policy: Policy, record: CaseRecord, filings: Filings): Standing | null {
  const { commitment } = policy;
  const form = commitment && formsOf(policy).find(({ code }) => code === commitment.form);
  if (!commitment || !form) return null;
  const filed = { record, filings, form };
  const hash = contentHash(filed, { without: commitment.paper });
  const given = filings.confirmations.filter(({ letter }) => letter === commitment.letter);
  const confirmed = given.some((one) => one.contentHash === hash);
  const onPaper = commitment.paperCounts && presentPapers(filings, record, form).has(commitment.paper);
  return {
    by: confirmed ? 'representative' : onPaper ? 'paper' : null,
    contentHash: hash,
    filingHash: contentHash(filed),
    lapsed: !confirmed && given.length > 0,
  };
}

/** For the corridor: stored in the event, so that the receipt can be told from it ever after. */
export async function findCommitment(
  reader: Reader,
  product: Product,
  record: CaseRecord,
): Promise<Evidence['commitment']> {
  const policy = await product.policies.get(record.policyId);
  const standing = commitmentStanding(policy, record, await readFilings(reader, record));
  if (standing === null) return undefined;
  const { by, contentHash: content, filingHash } = standing;
  return { by, contentHash: content, filingHash };
}
