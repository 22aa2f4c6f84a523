/** `import-roster`: judges a roster and, when it is sound, takes its enterprises in with their contact persons. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { type RosterRow, reportOf } from '../../workflows/roster/index.ts';
import type { Tx } from '../database/database.ts';
import { calls } from '../database/schema/reference.ts';
import { csvCell } from '../excel/safe-cell.ts';
import { hashPassword, makePassword } from '../identity/passwords.ts';
import { findCreditCodes, registerEnterprise } from '../identity/register-enterprise.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import { cityFolder } from '../reference/set-up-city.ts';
import { readReference } from '../roster/read-reference.ts';
import { readRoster } from '../roster/read-roster.ts';
import { type AdminContext, type Command, UsageError } from './command.ts';
import { sayVerdict } from './say-verdict.ts';

const flag = { type: 'boolean', default: false } as const;
const options = {
  call: { type: 'string' },
  passwords: { type: 'string' },
  'dry-run': flag,
  json: flag,
  'good-rows': flag,
} as const;

export const importRoster: Command = async (context, args) => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('请指定一个名单文件 · Name one roster file');
  const verdict = await readRoster(path, await readReference(cityFolder));
  const goodRows = values['good-rows'];
  const unreadable = verdict.errors.some(({ field }) => field === 'file');
  if (values['dry-run']) {
    context.out(JSON.stringify(reportOf(verdict, goodRows), null, 2));
    return unreadable ? 1 : 0;
  }
  const sound = verdict.errors.length === 0 && verdict.questions.length === 0;
  const refused = unreadable || (!sound && !goodRows);
  const imported = refused
    ? null
    : await takeIn(context, verdict.acceptedRows, { call: values.call, passwords: values.passwords });
  if (values.json) context.out(JSON.stringify({ ...reportOf(verdict, false), imported }, null, 2));
  else for (const line of sayVerdict(verdict, imported)) context.out(line);
  return refused ? 1 : 0;
};

export type Imported = { organisations: number; alreadyThere: number; accounts: number; withoutAccount: number };

async function prepare(row: RosterRow): Promise<{ row: RosterRow; password: string; passwordHash: string }> {
  const password = makePassword();
  return { row, password, passwordHash: await hashPassword(password) };
}

/** All or nothing. @throws Refused rule, not-found */
async function takeIn(
  context: AdminContext,
  rows: readonly RosterRow[],
  { call, passwords }: { call: string | undefined; passwords: string | undefined },
): Promise<Imported> {
  const { db, clock } = await context.open();
  const known = await findCreditCodes(db, rows);
  // All at once: argon2 works beside us, and how many run together is Node's business.
  const ready = await Promise.all(rows.filter(({ creditCode }) => !known.has(creditCode)).map(prepare));
  const opened: string[] = [];
  const imported = await db.transaction(async (tx) => {
    if (call !== undefined) await requireInScope(tx, call, rows);
    const by = { at: await clock.now(tx), actorId: null };
    const done: Imported = {
      organisations: 0,
      alreadyThere: rows.length - ready.length,
      accounts: 0,
      withoutAccount: 0,
    };
    for (const { row, password, passwordHash } of ready) {
      const { account } = await registerEnterprise(tx, row, { passwordHash, by });
      done.organisations += 1;
      if (account === 'none') done.withoutAccount += 1;
      if (account === 'new') {
        done.accounts += 1;
        opened.push(`${csvCell(row.email)},${password}`);
      }
    }
    await record(tx, { at: by.at, act: 'roster.imported', actorId: null, details: { ...done, call: call ?? null } });
    // Before the commit: accounts whose passwords could not be written down are of no use.
    if (passwords !== undefined)
      await writeFile(passwords, `${['email,password', ...opened].join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    return done;
  });
  return imported;
}

async function requireInScope(tx: Tx, code: string, rows: readonly RosterRow[]): Promise<void> {
  const [call] = await tx
    .select({ districts: calls.districts, subIndustries: calls.subIndustries })
    .from(calls)
    .where(eq(calls.code, code));
  if (call === undefined)
    throw new Refused('rule', { zh: `没有代码为 ${code} 的批次`, en: `There is no call ${code}` });
  const outside = rows.filter(
    ({ district, subIndustry }) => !call.districts.includes(district) || !call.subIndustries.includes(subIndustry),
  );
  if (outside.length === 0) return;
  const named = outside
    .slice(0, 10)
    .map(({ excelRow }) => excelRow)
    .join('、');
  throw new Refused('rule', {
    zh: `${outside.length} 行不在批次 ${code} 的范围内（行 ${named}）`,
    en: `${outside.length} rows are outside the scope of ${code} (rows ${named.replaceAll('、', ', ')})`,
  });
}
