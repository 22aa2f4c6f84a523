/** `verify`: the invariants of cases, papers and money (reliability.md); a violation is a failure. */
import { parseArgs } from 'node:util';
import { verifyCases } from '../cases/verify-cases.ts';
import { verifyLedger } from '../money/verify-ledger.ts';
import { verifyFiles } from '../privacy/verify-files.ts';
import type { Command } from './command.ts';

export const verify: Command = async ({ open, out }, args) => {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const product = await open();
  const violations = [...(await verifyCases(product)), ...(await verifyFiles(product))];
  const differences = await verifyLedger(product);
  const wrong = violations.length + differences.length;
  if (values.json)
    out(
      JSON.stringify({ ok: wrong === 0, violations, ledgerBalanced: differences.length === 0, differences }, null, 2),
    );
  else {
    for (const { invariant, subject, what } of violations) out(`${invariant} ${subject}: ${what}`);
    for (const { code, subject, expected, found } of differences) out(`${code} ${subject}: ${expected} ≠ ${found}`);
    out(wrong === 0 ? '全部不变量成立 · All invariants hold' : `发现 ${wrong} 处不符 · ${wrong} violations`);
  }
  return wrong === 0 ? 0 : 1;
};
