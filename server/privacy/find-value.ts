/**
 * The value behind a reveal reference, for who may see it: the account of an enterprise and what was paid to, for the treasury
 * on a case with money; telephone and mail of an organisation, for the officials who look after it; the contact in a form, for
 * the officials who read that form. What the caller may not even see masked is not there.
 */
import { eq } from 'drizzle-orm';
import { formsOf } from '../../workflows/forms/forms.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { contactRole } from '../access/contact-access.ts';
import { getSeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { organisations } from '../database/schema/identity.ts';
import { accounts, payments } from '../database/schema/money.ts';
import { findMoneyCase } from '../money/accounts.ts';
import { readShownAnswers } from '../papers/form-views.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';

export type FoundValue = { value: string; role: PersonRole; caseId: string | null };
type Asked = { id: string; field: string };

/** @throws Refused not-found, wrong-role */
export async function findValue(
  product: Product,
  caller: Caller,
  { subject, field }: { subject: string; field: string },
): Promise<FoundValue> {
  const [kind = '', id = ''] = subject.split('/');
  const [area = '', name = ''] = field.split('.');
  const find = finders[`${kind} ${area}`];
  const found = find ? await find(product, caller, { id, field: name }) : null;
  if (found === null || found.value === '') throw new Refused('not-found');
  return found;
}

type Find = (product: Product, caller: Caller, asked: Asked) => Promise<FoundValue | null>;

const finders: Readonly<Record<string, Find>> = {
  'organisations organisation': findContact,
  'organisations account': findAccount,
  'payments payment': findPaidTo,
  'cases form': findAnswer,
};

async function findContact({ db }: Product, caller: Caller, { id, field }: Asked): Promise<FoundValue | null> {
  if (field !== 'phone' && field !== 'email') return null;
  const [row] = await db.select().from(organisations).where(eq(organisations.id, id));
  const role = row ? contactRole(caller, row) : null;
  if (!row || role === null) return null;
  return { value: row[field] ?? '', role, caseId: null };
}

async function findAccount(product: Product, caller: Caller, { id, field }: Asked): Promise<FoundValue | null> {
  const caseId = field === 'number' ? await findMoneyCase(product.db, caller, id) : null;
  if (caseId === null) return null;
  const [row] = await product.db.select().from(accounts).where(eq(accounts.organisationId, id));
  return row ? { value: row.number, role: 'treasury', caseId } : null;
}

async function findPaidTo({ db }: Product, caller: Caller, { id, field }: Asked): Promise<FoundValue | null> {
  const [row] = field === 'account' ? await db.select().from(payments).where(eq(payments.id, id)) : [];
  if (!row) return null;
  const seen = await getSeenCase(db, caller, row.caseId);
  return { value: row.accountNumber, role: requireAccess(seen, 'paidAccount.reveal'), caseId: row.caseId };
}

async function findAnswer(product: Product, caller: Caller, { id, field: code }: Asked): Promise<FoundValue | null> {
  const seen = await getSeenCase(product.db, caller, id);
  const role = requireAccess(seen, 'formContact.reveal');
  const forms = formsOf(await product.policies.get(seen.record.policyId));
  const form = forms.find(({ fields }) => fields.some((field) => field.code === code && field.personal !== undefined));
  const answers = form && (await readShownAnswers(product, caller, { seen, form }));
  const value = answers?.[code];
  return value === undefined ? null : { value: String(value), role, caseId: id };
}
