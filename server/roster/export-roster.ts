/** The roster as the bureau keeps it, as a file: the columns of the template, so that it can be sent in again. */
import { and, asc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { type RosterReference, templateColumns } from '../../workflows/roster/index.ts';
import type { Caller } from '../access/caller.ts';
import { contactRole } from '../access/contact-access.ts';
import { reachedAs } from '../access/reached-as.ts';
import { requireHeld } from '../access/require-access.ts';
import { cases } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import { calls } from '../database/schema/reference.ts';
import { streamSheet, type WrittenValue } from '../excel/workbook.ts';
import { record } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { readCityReference } from './read-reference.ts';
import type { exportQuery } from './roster-contract.ts';

const PAGE = 1000;
type Asked = z.output<typeof exportQuery>;
type Row = typeof organisations.$inferSelect;

/** Contact details are masked unless somebody who may see them says what for. @throws Refused wrong-role, rule */
export async function exportRoster(
  product: Product,
  caller: Caller,
  { contacts = 'masked', reason, ...filter }: Asked,
): Promise<{ name: string; bytes: ReadableStream<Uint8Array> }> {
  const role = requireHeld(caller, 'roster.export');
  if (contacts === 'full') {
    requireHeld(caller, 'personal.reveal');
    if (reason === undefined)
      throw ruleRefusal('导出完整联系方式须说明用途', 'Say what the contact details are needed for');
  }
  const wanted = conditionOf(filter);
  const reference = await readCityReference(product.db);
  const at = await product.db.transaction(async (tx) => {
    const now = await product.clock.now(tx);
    const enterprises = await tx.$count(organisations, wanted);
    const details = { filter, contacts, enterprises, ...(reason === undefined ? {} : { reason }) };
    await record(tx, { at: now, act: 'roster.exported', actorId: caller.personId, role, details });
    return now;
  });
  const columns = [
    { header: '序号', width: 8, kind: 'whole' as const },
    ...templateColumns.map(({ heading, width }) => ({ header: heading, width })),
  ];
  const lines = linesOf(product, wanted, (row) => lineOf(row, { caller, contacts, reference }));
  return { name: `企业名录-${dateInShanghai(at.getTime())}.xlsx`, bytes: streamSheet('企业名录', columns, lines) };
}

function conditionOf({ district, subIndustry, call, stage }: Omit<Asked, 'contacts' | 'reason'>): SQL | undefined {
  const ofCase = and(
    eq(cases.enterpriseId, organisations.id),
    ...(call === undefined
      ? []
      : [sql`${cases.callId} in (select ${calls.id} from ${calls} where ${calls.code} = ${call})`]),
    ...(stage === undefined ? [] : [sql`split_part(${cases.state}, '.', 1) = ${stage}`]),
  );
  return and(
    eq(organisations.kind, 'enterprise'),
    isNull(organisations.mergedInto),
    ...(district === undefined ? [] : [eq(organisations.district, district)]),
    ...(subIndustry === undefined ? [] : [eq(organisations.subIndustry, subIndustry)]),
    ...(call === undefined && stage === undefined ? [] : [sql`exists (select from ${cases} where ${ofCase})`]),
  );
}

async function* linesOf({ db }: Product, wanted: SQL | undefined, write: (row: Row) => WrittenValue[]) {
  let serial = 0;
  for (let after: string | undefined; ; ) {
    const rows = await db
      .select()
      .from(organisations)
      .where(and(wanted, after === undefined ? undefined : gt(organisations.id, after)))
      .orderBy(asc(organisations.id))
      .limit(PAGE);
    for (const row of rows) {
      serial += 1;
      yield [serial, ...write(row)];
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id;
  }
}

type Seeing = { caller: Caller; contacts: 'masked' | 'full'; reference: RosterReference };

function lineOf(row: Row, { caller, contacts, reference }: Seeing): WrittenValue[] {
  const whole = contacts === 'full' && contactRole(caller, row) !== null;
  const { phone, email } = whole ? row : reachedAs(caller, row);
  const nameIn = (list: RosterReference['districts'], wanted: string | null) =>
    list.find(({ code }) => code === wanted)?.name.zh ?? '';
  const values: Record<(typeof templateColumns)[number]['column'], WrittenValue> = {
    ...{ name: row.name, creditCode: row.creditCode, phone, email, contact: row.contact, address: row.address },
    district: nameIn(reference.districts, row.district),
    subIndustry: nameIn(reference.subIndustries, row.subIndustry),
    aboveScale: row.aboveScale === null ? '' : row.aboveScale ? '规上' : '规下',
    staff: row.staff,
    // Exact in a double: a revenue is far below 2^53 fen.
    revenue: row.revenueFen === null ? '' : row.revenueFen / 1_000_000,
    legalRepresentative: row.legalRepresentative,
    specialised: row.specialised === null ? '' : row.specialised ? '是' : '否',
    remark: '',
  };
  return templateColumns.map(({ column }) => values[column]);
}
