/** `import-roster`: judges a roster and, when it is sound, takes its enterprises in with their contact persons. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { noAnswers, type RosterAnswers, type RosterRow, reportOf, rowDecisions } from '../../workflows/roster/index.ts';
import type { Tx } from '../database/database.ts';
import { calls } from '../database/schema/reference.ts';
import { csvCell } from '../excel/safe-cell.ts';
import { hashPassword, makePassword } from '../identity/passwords.ts';
import { findCreditCodes } from '../identity/register-enterprise.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import { cityFolder } from '../reference/set-up-city.ts';
import { readReference } from '../roster/read-reference.ts';
import { readRoster } from '../roster/read-roster.ts';
import { lockRosters, takeIn } from '../roster/take-in.ts';
import { type AdminContext, type Command, UsageError } from './command.ts';
import { sayVerdict } from './say-verdict.ts';

const flag = { type: 'boolean', default: false } as const;
const options = {
  call: { type: 'string' },
  passwords: { type: 'string' },
  answers: { type: 'string' },
  'dry-run': flag,
  json: flag,
  'good-rows': flag,
} as const;

export const importRoster: Command = async (context, args) => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('请指定一个名单文件 · Name one roster file');
  const answers = values.answers === undefined ? noAnswers : await readAnswers(values.answers);
  const verdict = await readRoster(path, await readReference(cityFolder), { answers });
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
    : await bringIn(context, verdict.acceptedRows, { call: values.call, passwords: values.passwords });
  if (values.json) context.out(JSON.stringify({ ...reportOf(verdict, false), imported }, null, 2));
  else for (const line of sayVerdict(verdict, imported)) context.out(line);
  return refused ? 1 : 0;
};

export type Imported = { organisations: number; alreadyThere: number; accounts: number; withoutAccount: number };

const place = { sheet: z.string() };
const answersSchema = z.strictObject({
  cells: z.array(z.strictObject({ ...place, cell: z.string(), text: z.string() })).default([]),
  rows: z.array(z.strictObject({ ...place, row: z.int(), decision: z.enum(rowDecisions) })).default([]),
});

async function readAnswers(path: string): Promise<RosterAnswers> {
  const read = answersSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (read.success) return read.data;
  throw new UsageError(`答复文件的格式不正确 · The answers have a wrong shape: ${z.prettifyError(read.error)}`);
}

/** Own passwords only where they are written down: to hash thousands of them takes minutes. */
async function preparePasswords(rows: readonly RosterRow[], each: boolean) {
  if (!each) {
    const hash = await hashPassword(makePassword());
    return { passwordOf: () => '', passwordHashOf: () => hash };
  }
  // All at once: argon2 works beside us, and how many run together is Node's business.
  const made = await Promise.all(
    rows.map(async ({ creditCode }) => {
      const password = makePassword();
      return [creditCode, { password, hash: await hashPassword(password) }] as const;
    }),
  );
  const byCode = new Map(made);
  return {
    passwordOf: ({ creditCode }: RosterRow) => byCode.get(creditCode)?.password ?? '',
    passwordHashOf: ({ creditCode }: RosterRow) => byCode.get(creditCode)?.hash ?? '',
  };
}

/** All or nothing; what is there already stays as it is. @throws Refused rule, not-found */
async function bringIn(
  context: AdminContext,
  rows: readonly RosterRow[],
  { call, passwords }: { call: string | undefined; passwords: string | undefined },
): Promise<Imported> {
  const { db, clock } = await context.open();
  const early = await findCreditCodes(db, rows);
  const mayBeNew = rows.filter(({ creditCode }) => !early.has(creditCode));
  const { passwordOf, passwordHashOf } = await preparePasswords(mayBeNew, passwords !== undefined);
  const opened: string[] = [];
  return db.transaction(async (tx) => {
    await lockRosters(tx);
    if (call !== undefined) await requireInScope(tx, call, rows);
    const known = await findCreditCodes(tx, mayBeNew);
    const fresh = mayBeNew.filter(({ creditCode }) => !known.has(creditCode));
    const by = { at: await clock.now(tx), actorId: null };
    const onAccount = (row: RosterRow) => opened.push(`${csvCell(row.email)},${passwordOf(row)}`);
    const { organisations, accounts, withoutAccount } = await takeIn(
      tx,
      { fresh, changed: [] },
      { by, passwordHashOf, onAccount },
    );
    const done: Imported = { organisations, alreadyThere: rows.length - fresh.length, accounts, withoutAccount };
    await record(tx, { at: by.at, act: 'roster.imported', actorId: null, details: { ...done, call: call ?? null } });
    // Before the commit: accounts whose passwords could not be written down are of no use.
    if (passwords !== undefined)
      await writeFile(passwords, `${['email,password', ...opened].join('\n')}\n`, { mode: 0o600, flag: 'wx' });
    return done;
  });
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
