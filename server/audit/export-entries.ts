/** What a filter finds, as a file: bounded, streamed, and an entry of the journal itself before the first byte goes out. */
import { Readable } from 'node:stream';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { roles } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { beyondCaller } from '../database/scope.ts';
import { bytesOf } from '../excel/bytes-of.ts';
import { byteOrderMark, csvLine } from '../excel/safe-cell.ts';
import { streamSheet } from '../excel/workbook.ts';
import { record } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { countEntries, type DetailedEntry, findDetailed, viewRow } from './find-entries.ts';
import type { ExportFormat, JournalFilter } from './journal-contract.ts';
import { tellsObjector } from './read-journal.ts';

/** More than anybody reads; the whole journal leaves by `admin export-journal`. */
const MOST = 100_000;
const PAGE = 1000;

export type Exported = { name: string; type: string; bytes: Readable };
type Locale = Caller['locale'];

/** @throws Refused wrong-role, rule when there are more entries than one file takes */
export async function exportEntries(
  product: Product,
  caller: Caller,
  { format, ...filter }: JournalFilter & { format: ExportFormat },
): Promise<Exported> {
  requireHeld(caller, 'journal.export');
  const entries = await countEntries(product, filter, MOST);
  if (entries > MOST)
    throw ruleRefusal(
      `符合条件的记录超过 ${MOST} 条，请缩小范围`,
      `More than ${MOST} entries match; narrow the filter`,
    );
  // Before the export's own entry: it would be its first line.
  const upTo = await highest(product);
  const at = await product.db.transaction(async (tx) => {
    const now = await product.clock.now(tx);
    await record(tx, {
      at: now,
      act: 'journal.exported',
      actorId: caller.personId,
      role: roleOf(caller),
      details: { format, entries, filter: withoutNames(filter) },
    });
    return now;
  });
  const name = `审计日志-${dateInShanghai(at.getTime())}.${format}`;
  const rows = readAll(product, filter, upTo);
  if (format === 'xlsx') {
    const sheet = streamSheet(words.sheet[caller.locale], headersOf(caller.locale), linesOf(rows, caller.locale));
    return {
      name,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: bytesOf(sheet),
    };
  }
  const text = format === 'csv' ? csvOf(rows, caller.locale) : ndjsonOf(rows);
  const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson';
  return { name, type, bytes: Readable.from(text, { objectMode: false }) };
}

const roleOf = ({ memberships }: Caller): string | null =>
  memberships.find(({ role }) => role === 'auditor' || role === 'administrator')?.role ?? null;

/** A name that was searched for is nobody's business later; an id is a reference. */
const withoutNames = ({ actor, ...filter }: JournalFilter) => ({
  ...filter,
  ...(actor === undefined ? {} : { actor: /^[0-9a-f-]{36}$/.test(actor) ? actor : 'by name' }),
});

async function highest({ pool }: Product): Promise<number> {
  const { rows } = await beyondCaller(() =>
    pool.query<{ id: number }>('select coalesce(max(id), 0) as id from journal'),
  );
  return rows[0]?.id ?? 0;
}

async function* readAll(product: Product, filter: JournalFilter, upTo: number): AsyncGenerator<DetailedEntry> {
  let left = MOST;
  for (let after: string | undefined; left > 0; ) {
    const { rows, next } = await findDetailed(product, { ...filter, limit: PAGE, after });
    for (const row of rows) {
      if (row.id > upTo) continue;
      left -= 1;
      yield row;
    }
    if (next === null) return;
    after = next;
  }
}

const words = {
  sheet: { 'zh-CN': '审计日志', en: 'Journal' },
  headers: {
    'zh-CN': [
      '编号',
      '链上位置',
      '时间',
      '行为',
      '行为代码',
      '人员',
      '角色',
      '案件',
      '原状态',
      '新状态',
      '对象',
      '对象名称',
      '地址',
      '请求编号',
      '内容',
    ],
    en: [
      'Entry',
      'Position',
      'At',
      'Act',
      'Code',
      'Person',
      'Role',
      'Case',
      'From',
      'To',
      'Subject',
      'Name',
      'Address',
      'Request',
      'Details',
    ],
  },
} as const;

const headersOf = (locale: Locale) => words.headers[locale].map((header) => ({ header, width: 16 }));

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

function lineOf(entry: DetailedEntry, locale: Locale): (string | null)[] {
  const { id, position, label, act, actor, role, address, requestId, subject, case: of } = viewRow(entry);
  const english = locale === 'en';
  const roleWords = Object.entries(roles).find(([name]) => name === role)?.[1];
  return [
    String(id),
    position === null ? null : String(position),
    shanghai.format(entry.at),
    english ? label.en : label.zh,
    act,
    actor?.name ?? null,
    (english ? roleWords?.en : roleWords?.zh) ?? role,
    of?.number ?? null,
    entry.fromState,
    entry.toState,
    entry.subject,
    subject?.name ?? null,
    address,
    requestId,
    tellsObjector(act) ? null : JSON.stringify(entry.details),
  ];
}

async function* linesOf(rows: AsyncIterable<DetailedEntry>, locale: Locale) {
  for await (const row of rows) yield lineOf(row, locale);
}

async function* csvOf(rows: AsyncIterable<DetailedEntry>, locale: Locale): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(words.headers[locale]);
  for await (const line of linesOf(rows, locale)) yield csvLine(line);
}

async function* ndjsonOf(rows: AsyncIterable<DetailedEntry>): AsyncGenerator<string> {
  for await (const row of rows) {
    const details = tellsObjector(row.act) ? null : row.details;
    yield `${JSON.stringify({ ...viewRow(row), seq: row.seq, fromState: row.fromState, toState: row.toState, details, hash: row.hash })}\n`;
  }
}
