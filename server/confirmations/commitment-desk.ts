/** The commitment of a case as it stands: the letter with the figures filled in, and who stands behind it. */
import { desc, eq } from 'drizzle-orm';
import { isSameName, letterOf } from '../../workflows/commitment/letters.ts';
import type { Form } from '../../workflows/forms/form-schema.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import type { Policy } from '../../workflows/policy/policy-schema.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, lockSeenCase, type SeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Reader, Tx } from '../database/database.ts';
import { commitmentConfirmations } from '../database/schema/confirmations.ts';
import { organisations } from '../database/schema/identity.ts';
import { calls } from '../database/schema/reference.ts';
import { commitmentStanding, type Standing } from '../papers/commitment-standing.ts';
import { findShortcomings } from '../papers/filed-part.ts';
import { type Filings, readFilings } from '../papers/filings.ts';
import { fills, isOpenNow, requireOpen } from '../papers/form-access.ts';
import { readShownAnswers } from '../papers/form-views.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { CommitmentView } from './commitment-contract.ts';

export type Committed = {
  policy: Policy;
  terms: NonNullable<Policy['commitment']>;
  form: Form;
  filings: Filings;
  standing: Standing;
};

const notAsked: CommitmentView = {
  needed: false,
  letter: null,
  contentHash: null,
  standing: 'none',
  confirmed: null,
  asked: null,
  representative: null,
  complete: false,
  open: false,
  own: false,
  paper: null,
};

/** @throws Refused not-found, wrong-role */
export async function getCommitment(product: Product, caller: Caller, caseId: string): Promise<CommitmentView> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'commitment.read');
  const committed = await findCommitted(product.db, product, seen);
  if (!committed) return notAsked;
  const { terms, form, filings, standing } = committed;
  const desk = { caller, seen, filings };
  const enterprise = await getEnterprise(product.db, seen.record.enterpriseId);
  const [confirmed, asked] = await findLatest(product, caseId);
  const filler = fills(desk, form);
  const open = filler && isOpenNow(desk, form);
  const answers = (await readShownAnswers(product, caller, { seen, form })) ?? {};
  return {
    needed: true,
    letter: await letterFor(product.db, { seen, terms, answers, enterprise }),
    contentHash: standing.contentHash,
    standing: standing.by === 'representative' ? 'confirmed' : (standing.by ?? (standing.lapsed ? 'lapsed' : 'none')),
    confirmed: confirmed ?? null,
    // Where the link went is the enterprise's affair.
    asked: filler ? (asked ?? null) : null,
    representative: enterprise.legalRepresentative,
    complete: open && (await isComplete(product, seen, committed)),
    open,
    own: open && isRepresentative(caller, enterprise.legalRepresentative),
    paper: { code: terms.paper, counts: terms.paperCounts },
  };
}

type Holding = { caseId: string; permission: 'commitment.ask' | 'commitment.confirm' };

/** The draft under its lock, for who may act on its commitment now. @throws Refused not-found, wrong-role, not-open */
export async function holdCommitment(
  tx: Tx,
  product: Product,
  caller: Caller,
  { caseId, permission }: Holding,
): Promise<{ seen: SeenCase; role: PersonRole; committed: Committed }> {
  const seen = await lockSeenCase(tx, caller, caseId);
  const role = requireAccess(seen, permission);
  const committed = await findCommitted(tx, product, seen);
  if (!committed) throw new Refused('not-open', { state: seen.record.state });
  requireOpen({ caller, seen, filings: committed.filings }, committed.form);
  return { seen, role, committed };
}

/** Undefined where the programme asks for no commitment. */
export async function findCommitted(
  reader: Reader,
  product: Product,
  { record }: Pick<SeenCase, 'record'>,
): Promise<Committed | undefined> {
  const policy = await product.policies.get(record.policyId);
  const terms = policy.commitment;
  const form = terms && formsOf(policy).find(({ code }) => code === terms.form);
  if (!terms || !form) return undefined;
  const filings = await readFilings(reader, record);
  const standing = commitmentStanding(policy, record, filings);
  return standing === null ? undefined : { policy, terms, form, filings, standing };
}

export const isRepresentative = ({ name }: Caller, representative: string | null): boolean =>
  representative !== null && isSameName(name, representative);

/** Whoever confirms confirms the whole: what is added afterwards would be confirmed by nobody. @throws Refused rule */
export async function requireComplete(product: Product, seen: Pick<SeenCase, 'record'>, of: Committed): Promise<void> {
  if (await isComplete(product, seen, of)) return;
  throw new Refused('rule', {
    zh: '还有未填写或未上传的内容，填齐后再请法定代表人确认',
    en: 'Something is still missing; the legal representative confirms what is complete',
  });
}

async function isComplete(product: Product, { record }: Pick<SeenCase, 'record'>, of: Committed): Promise<boolean> {
  return (await findShortcomings(product, record, of)).length === 0;
}

export type Enterprise = { name: string; creditCode: string | null; legalRepresentative: string | null };

export async function getEnterprise(reader: Reader, id: string): Promise<Enterprise> {
  const [found] = await reader
    .select({
      name: organisations.name,
      creditCode: organisations.creditCode,
      legalRepresentative: organisations.legalRepresentative,
    })
    .from(organisations)
    .where(eq(organisations.id, id));
  if (!found) throw new Refused('not-found');
  return found;
}

type Filling = {
  seen: Pick<SeenCase, 'record'>;
  terms: Committed['terms'];
  answers: Readonly<Record<string, string | number | boolean>>;
  enterprise: Enterprise;
};

/** @throws Refused not-found, where the policy names a letter that nobody has written */
export async function letterFor(reader: Reader, { seen: { record }, terms, answers, enterprise }: Filling) {
  const [call] = await reader.select({ code: calls.code }).from(calls).where(eq(calls.id, record.callId));
  const said = (code: string) => (answers[code] === undefined ? null : String(answers[code]));
  const letter = letterOf(terms.letter, {
    enterprise: enterprise.name,
    creditCode: enterprise.creditCode,
    call: call?.code ?? null,
    number: record.number,
    plannedInvestment: said('plannedInvestment'),
    staff: said('staff'),
    revenue: said('revenue'),
  });
  if (!letter) throw new Refused('not-found', { what: terms.letter });
  return { ...letter, paragraphs: [...letter.paragraphs] };
}

/** The last confirmation, whether it still holds or not, and the link that is still of use. */
async function findLatest(product: Product, caseId: string) {
  const rows = await product.db
    .select()
    .from(commitmentConfirmations)
    .where(eq(commitmentConfirmations.caseId, caseId))
    .orderBy(desc(commitmentConfirmations.id))
    .limit(50);
  const now = await product.clock.now(product.db);
  const confirmed = rows
    .flatMap(({ confirmedAt, confirmedName, confirmedBy }) =>
      confirmedAt === null || confirmedName === null
        ? []
        : [
            {
              at: confirmedAt,
              name: confirmedName,
              way: confirmedBy === null ? ('link' as const) : ('account' as const),
            },
          ],
    )
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .map((one) => ({ ...one, at: one.at.toISOString() }))[0];
  const asked = rows.flatMap(({ email, askedAt, expiresAt, withdrawnAt, confirmedAt }) =>
    email === null || expiresAt === null || expiresAt <= now || withdrawnAt !== null || confirmedAt !== null
      ? []
      : [{ email, at: askedAt.toISOString(), expiresAt: expiresAt.toISOString() }],
  )[0];
  return [confirmed, asked] as const;
}
