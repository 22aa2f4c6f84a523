/** What the corridor looks up about the money of a case (workflows/case/evidence.ts), in the transaction of the move. */
import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import { findTie } from '../../workflows/acceptance/independence.ts';
import type { Evidence } from '../../workflows/case/evidence.ts';
import { claimedFenOf } from '../../workflows/money/claimed.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader, Tx } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import { accounts, creditChecks, payments } from '../database/schema/money.ts';
import type { Product } from '../product.ts';
import { identityColumns, isParty } from '../work/parties.ts';
import { lockFunds } from './fund-room.ts';
import { listSpendRows } from './spend-lines.ts';
import { computeSpend, findTerms } from './spend-terms.ts';

/** `baseFen` counts what is decided; it is meant to be read once nothing is undecided. */
export async function findSpend(
  reader: Reader,
  product: Product,
  record: CaseRecord,
): Promise<NonNullable<Evidence['spend']>> {
  const rows = await listSpendRows(reader, record.id);
  const terms = await findTerms(reader, product, record);
  return {
    claimedFen: claimedFenOf(rows, terms.rules.paidTest),
    undecided: rows.filter(({ verdict }) => verdict === null).length,
    baseFen: computeSpend(rows, terms).baseFen,
    earlierPaidFen: terms.earlierPaidFen,
  };
}

/**
 * Whether the claim differs from the one that was audited. By what it says, not by when it was saved: a line that was added
 * or changed has lost its verdict, and one that was taken out is missing from the sum.
 */
export async function isSpendChanged(reader: Reader, product: Product, record: CaseRecord): Promise<boolean> {
  const rows = await listSpendRows(reader, record.id);
  const policy = await product.policies.get(record.policyId);
  return (
    rows.some(({ verdict }) => verdict === null) ||
    claimedFenOf(rows, policy.subsidy.paidTest) !== record.facts.claimedFen
  );
}

/** By rotation: the admitted firm with the fewest cases, ties by id; neither the present one nor one tied to a party. */
export async function findNextAuditFirm(reader: Reader, _product: Product, record: CaseRecord): Promise<string | null> {
  // Spelt out: drizzle drops the table's name from columns in the selection of one table.
  const assigned = sql<number>`(select count(*)::int from cases c where c.audit_firm_id = organisations.id)`;
  const found = await reader
    .select({
      ...identityColumns,
      party: sql<boolean>`coalesce(${isParty(record)}, false)`,
      kind: organisations.kind,
      standing: organisations.standing,
      assigned,
    })
    .from(organisations)
    .where(or(eq(organisations.kind, 'auditFirm'), isParty(record)))
    .orderBy(asc(assigned), asc(organisations.id))
    .limit(1000);
  const parties = found.filter(({ party }) => party);
  const free = found.filter(
    ({ id, kind, standing }) => kind === 'auditFirm' && standing === 'admitted' && id !== record.facts.auditFirmId,
  );
  return free.find((firm) => findTie(firm, parties) === null)?.id ?? null;
}

/** Holds the funds until the move is committed. @returns what all of them together have left */
export async function lockFundRoom(tx: Tx, _product: Product): Promise<number> {
  return (await lockFunds(tx)).reduce((sum, { roomFen }) => sum + roomFen, 0);
}

/** The newest check was made since the case became payable and is clear. */
export async function isCreditClear(reader: Reader, _product: Product, record: CaseRecord): Promise<boolean> {
  const [newest] = await reader
    .select({ result: creditChecks.result, checkedAt: creditChecks.checkedAt })
    .from(creditChecks)
    .where(eq(creditChecks.organisationId, record.enterpriseId))
    .orderBy(desc(creditChecks.checkedAt), desc(creditChecks.id))
    .limit(1);
  return newest?.result === 'clear' && newest.checkedAt >= record.enteredAt;
}

export async function isAccountPresent(reader: Reader, _product: Product, record: CaseRecord): Promise<boolean> {
  const found = await reader
    .select({ id: accounts.organisationId })
    .from(accounts)
    .where(eq(accounts.organisationId, record.enterpriseId));
  return found.length > 0;
}

/** Saved again since the bank's return, or no longer what the bank returned. */
export async function isAccountChanged(reader: Reader, _product: Product, record: CaseRecord): Promise<boolean> {
  const [found] = await reader
    .select({
      account: accounts,
      paidTo: { bank: payments.bank, holder: payments.holder, number: payments.accountNumber },
    })
    .from(accounts)
    .leftJoin(payments, and(eq(payments.caseId, record.id), eq(payments.status, 'returned')))
    .where(eq(accounts.organisationId, record.enterpriseId))
    .orderBy(desc(payments.issuedAt), desc(payments.id))
    .limit(1);
  if (!found) return false;
  const { account, paidTo } = found;
  if (account.updatedAt > record.enteredAt) return true;
  return (
    paidTo !== null &&
    (account.bank !== paidTo.bank || account.holder !== paidTo.holder || account.number !== paidTo.number)
  );
}
