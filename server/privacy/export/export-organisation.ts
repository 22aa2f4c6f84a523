/**
 * Everything about an organisation as one ZIP, for its own members. Streamed: one case at a time is read, one piece of one
 * paper at a time is sent. In the journal before the first byte leaves.
 */
import { Readable } from 'node:stream';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Caller } from '../../access/caller.ts';
import { requireOrganisation } from '../../access/require-access.ts';
import type { MappedTable } from '../../database/data-map/data-map.ts';
import { dataMap } from '../../database/data-map/every-table.ts';
import { cases } from '../../database/schema/cases.ts';
import { organisations } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { refuseTooMany } from '../count-acts.ts';
import { type Area, areasOfCase, areasOfOrganisation } from './areas.ts';
import { papersOf } from './papers.ts';
import { readMe } from './read-me.ts';
import { showRow } from './show-row.ts';
import { type ZipEntry, zipStream } from './zip-stream.ts';

const limit = { act: 'organisation.exported', most: 10, withinMs: 86_400_000 };
/** Of one table for one organisation or one case; no case comes near it. */
const mostRows = 5000;

type Asked = { organisationId: string; requestId: string; address: string };
type Export = { fileName: string; bytes: Readable };

/** @throws Refused not-found, too-many */
export async function exportOrganisation(product: Product, caller: Caller, asked: Asked): Promise<Export> {
  const { organisationId, ...from } = asked;
  const role = requireOrganisation(caller, 'organisation.export', { id: organisationId });
  // From here on: rows that name the organisation or its cases, whatever the policies let this member read elsewhere.
  const { name, at } = await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const at = await product.clock.now(tx);
      const [found] = await tx.select().from(organisations).where(eq(organisations.id, organisationId));
      if (!found) throw new Refused('not-found');
      await refuseTooMany(tx, { actorId: caller.personId, at }, limit);
      const subject = `organisations/${organisationId}`;
      await record(tx, { at, act: limit.act, actorId: caller.personId, role, subject, ...from });
      return { name: found.name, at };
    }),
  );
  const entries = entriesOf(product, { caller, organisationId, name, at });
  return {
    fileName: `${name}-${at.toISOString().slice(0, 10)}.zip`,
    bytes: Readable.from(zipStream(entries), { objectMode: false }),
  };
}

type Of = { caller: Caller; organisationId: string; name: string; at: Date };

async function* entriesOf(product: Product, of: Of): AsyncGenerator<ZipEntry> {
  const { organisationId, name, at } = of;
  const areas = [...areasOfOrganisation, ...areasOfCase.map((area) => ({ ...area, file: `cases/…/${area.file}` }))];
  const described = areas.map((area) => ({ ...area, mapped: mapOf(area) }));
  yield textEntry('README.txt', readMe({ name, at, areas: described }), at);
  for (const area of areasOfOrganisation) yield jsonEntry(product, { of, area, id: organisationId, path: area.file });
  for await (const { id, number } of casesOf(product, organisationId))
    for (const area of areasOfCase) yield jsonEntry(product, { of, area, id, path: `cases/${number}/${area.file}` });
  yield* papersOf(product, organisationId, at);
}

function mapOf({ table }: Area): MappedTable {
  const mapped = dataMap.find((one) => one.table === table);
  if (!mapped) throw new Error('a table without its map');
  return mapped;
}

const textEntry = (path: string, text: string, at: Date): ZipEntry => ({
  path,
  at,
  packed: false,
  content: Readable.from([Buffer.from(text)], { objectMode: false }),
});

type Json = { of: Of; area: Area; id: string; path: string };

function jsonEntry(product: Product, { of: { caller, at }, area, id, path }: Json): ZipEntry {
  async function* content(): AsyncGenerator<Buffer> {
    const rows = await beyondCaller(() => product.db.select().from(area.table).where(area.where(id)).limit(mostRows));
    const mapped = mapOf(area);
    yield Buffer.from(
      `${JSON.stringify(
        rows.map((row) => showRow(mapped, row, caller)),
        null,
        1,
      )}\n`,
    );
  }
  return { path, at, packed: false, content: content() };
}

/** The cases of an enterprise, a hundred at a time; other parties' cases are those of the enterprise. */
async function* casesOf({ db }: Product, enterpriseId: string): AsyncGenerator<{ id: string; number: string }> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await beyondCaller(() =>
      db
        .select({ id: cases.id, number: cases.number })
        .from(cases)
        .where(and(eq(cases.enterpriseId, enterpriseId), gt(cases.id, after)))
        .orderBy(asc(cases.id))
        .limit(100),
    );
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
