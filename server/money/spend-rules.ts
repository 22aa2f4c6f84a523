/** What is wrong with spend lines as they are entered: categories, amounts, the order of dates, invoices. Pure. */

import type { z } from 'zod';
import type { Day } from '../../workflows/calendar/day.ts';
import { describeInvoiceRefusal, readInvoiceKey } from '../../workflows/money/invoice-key.ts';
import type { Policy } from '../../workflows/policy/policy-schema.ts';
import type { UnmetNeed } from '../problems/refused.ts';
import type { saveSpendSchema } from './money-contract.ts';

export type LineInput = z.output<typeof saveSpendSchema>['lines'][number];
/** A line with the key of its invoice. */
export type KeyedLine = LineInput & { invoiceKey: string };

export type JudgedLines = { lines: KeyedLine[]; faults: UnmetNeed[] };

export function judgeSpendLines(
  lines: readonly LineInput[],
  { policy, today }: { policy: Policy; today: Day },
): JudgedLines {
  const keyed: KeyedLine[] = [];
  const faults: UnmetNeed[] = [];
  const firstWith = new Map<string, number>();
  for (const [i, line] of lines.entries()) {
    const where = lineName(i, line.name);
    const fault = (code: string, zh: string, en: string) =>
      faults.push({ code, zh: `${where.zh}：${zh}`, en: `${where.en}: ${en}`, details: [String(i + 1)] });
    for (const [code, zh, en] of faultsOf(line, policy, today)) fault(code, zh, en);
    const invoice = readInvoiceKey(line.invoiceCode);
    if (!invoice.accepted) {
      const why = describeInvoiceRefusal(invoice.refusal);
      fault(invoice.refusal.code, why.zh, why.en);
      continue;
    }
    const before = firstWith.get(invoice.key);
    if (before !== undefined)
      fault(
        'invoice-repeated',
        `与第 ${before + 1} 行为同一张发票，请合并为一行`,
        `it is the invoice of line ${before + 1}; merge the two`,
      );
    firstWith.set(invoice.key, before ?? i);
    keyed.push({ ...line, invoiceKey: invoice.key });
  }
  return { lines: keyed, faults };
}

export const lineName = (index: number, name: string) => ({
  zh: `第 ${index + 1} 行“${name}”`,
  en: `Line ${index + 1} "${name}"`,
});

type Fault = [code: string, zh: string, en: string];

function faultsOf(line: LineInput, policy: Policy, today: Day): Fault[] {
  const { contractOn, invoiceOn, paidOn, billDueOn, payment } = line;
  const faults: Fault[] = [];
  if (!policy.expenseCategories.some(({ code }) => code === line.category))
    faults.push([
      'category-unknown',
      `费用类别“${line.category}”不在本政策内`,
      `the category "${line.category}" is not in the policy`,
    ]);
  const { paidTest } = policy.subsidy;
  // A programme that pays on invoices may have payments still to come, and the other way round.
  const needed = [
    line.contract,
    ...(paidTest === 'payment' ? [] : [line.invoiced]),
    ...(paidTest === 'invoice' ? [] : [line.paid]),
  ];
  if (needed.some((amount) => amount <= 0))
    faults.push(['amount-zero', '合同、发票、付款金额须大于零', 'contract, invoice and payment must be positive']);
  if (invoiceOn < contractOn)
    faults.push(['invoice-before-contract', '开票日期早于合同日期', 'the invoice is older than the contract']);
  if (paidOn < contractOn)
    faults.push(['payment-before-contract', '付款日期早于合同日期', 'the payment is older than the contract']);
  if (contractOn > today || invoiceOn > today || paidOn > today)
    faults.push(['date-ahead', '合同、开票、付款日期不得晚于今天', 'contract, invoice and payment cannot lie ahead']);
  if (payment === 'acceptanceBill' && billDueOn === undefined)
    faults.push(['bill-without-due-day', '以承兑汇票付款须填写到期日', 'a bank acceptance bill needs its due day']);
  if (payment === 'transfer' && billDueOn !== undefined)
    faults.push(['due-day-without-bill', '转账付款没有汇票到期日', 'a transfer has no due day']);
  if (billDueOn !== undefined && billDueOn < paidOn)
    faults.push(['bill-due-before-issue', '汇票到期日早于出票日', 'the bill is due before it was issued']);
  return faults;
}
