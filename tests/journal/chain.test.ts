/** The sealer: what is committed late is chained late, nothing twice and nothing never; and what a day's seal is. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onClient } from '../../server/database/database.ts';
import { journal } from '../../server/database/schema/cases.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { openChain } from '../../server/journal/chain.ts';
import { record } from '../../server/journal/journal.ts';
import { entryColumns, entryText, firstHash, sealHolds } from '../../server/journal/offline/verify-journal.mjs';
import { openSealer } from '../../server/journal/sealer.ts';
import { readSeals } from '../../server/journal/verify-chain.ts';
import { type JournalScene, openJournalScene } from './journal-scene.ts';

let scene: JournalScene;
beforeEach(async () => {
  scene = await openJournalScene();
});
afterEach(async () => {
  await scene.pilot.close();
  rmSync(scene.pilot.product.settings.dataDir, { recursive: true, force: true });
});

const act = { at: new Date('2025-01-10T02:00:00Z'), act: 'call.published', actorId: null };
const chained = async (): Promise<number[]> => {
  const { rows } = await scene.pilot.database.pool.query('select entry_id as id from journal_links order by position');
  return rows.map(({ id }) => id);
};
async function write(): Promise<void> {
  await scene.pilot.product.db.transaction((tx) => record(tx, act));
}

/** A writer whose transaction is open as long as it pleases us. */
async function openWriter(): Promise<{ commit(): Promise<void> }> {
  const client = await scene.pilot.database.pool.connect();
  await client.query('begin');
  await record(onClient(client), act);
  return {
    async commit() {
      await client.query('commit');
      client.release();
    },
  };
}

test('the hash covers every column of an entry, also one that is added later', () => {
  expect(new Set(entryColumns)).toEqual(new Set(Object.keys(getTableColumns(journal))));
  const entry = { ...act, id: 1, at: '2025-01-10T02:00:00Z', role: null, caseId: null, seq: null, subject: null };
  const text = entryText({ ...entry, details: '{}', requestId: null, address: null }, 1, firstHash);
  expect(text).toBe(
    `{"position":1,"previous":"${firstHash}","id":1,"at":"2025-01-10T02:00:00Z","act":"call.published","details":"{}"}`,
  );
});

test('an entry that commits late is chained later, and what is settled waits for it', async () => {
  const chain = openChain(scene.pilot.product);
  await chain.chainAll();
  const before = (await chained()).length;
  const settled = chain.settled();
  const late = await openWriter();
  await write();
  expect(await chain.chainAll()).toBe(1);
  expect(await chain.chainAll()).toBe(0);
  expect(chain.settled()).toBe(settled);
  await late.commit();
  expect(await chain.chainAll()).toBe(1);
  const [first = 0, second = 0] = (await chained()).slice(before);
  expect(second).toBe(first - 1);
  expect(chain.settled()).toBe(first);
  expect((await scene.verify()).ok).toBe(true);
});

test('a writer that comes while another is open does not keep what is settled back for ever', async () => {
  const chain = openChain(scene.pilot.product);
  await chain.chainAll();
  const one = await openWriter();
  await chain.chainAll();
  const two = await openWriter();
  await one.commit();
  const reached = Math.max(...(await chained()));
  await chain.chainAll();
  expect(chain.settled()).toBe(reached);
  await two.commit();
  await chain.chainAll();
  expect(chain.settled()).toBe(Math.max(...(await chained())));
});

test('several servers seal one journal: every entry once, in one chain', async () => {
  const chains = Array.from({ length: 4 }, () => openChain(scene.pilot.product));
  const writing = Array.from({ length: 60 }, () => write());
  const sealing = chains.map(async (chain) => {
    for (let n = 0; n < 15; n += 1) await chain.chainAll();
  });
  await Promise.all([...writing, ...sealing]);
  await chains[0]?.chainAll();
  const ids = await chained();
  expect(new Set(ids).size).toBe(ids.length);
  expect(await scene.verify()).toMatchObject({ ok: true, unchained: 0, entries: ids.length });
});

test('an entry is not held up by the sealer, nor the sealer by an entry', async () => {
  const chain = openChain(scene.pilot.product);
  const late = await openWriter();
  await chain.chainAll();
  await write();
  await late.commit();
  expect(await chain.chainAll()).toBe(2);
});

test('a long backlog is chained in batches', async () => {
  await scene.pilot.database.pool.query(
    `insert into journal (at, act, details) select '2025-01-10T02:00:00Z', 'call.published', jsonb_build_object('n', n) from generate_series(1, 3000) n`,
  );
  const chain = openChain(scene.pilot.product);
  expect(await chain.chainAll()).toBeGreaterThan(3000);
  expect(chain.settled()).toBe(Math.max(...(await chained())));
  expect((await scene.verify()).ok).toBe(true);
});

test('a day is sealed once it is over in Shanghai, once, by a key that only its owner reads', async () => {
  const { pilot } = scene;
  const { dataDir } = pilot.product.settings;
  const seals = () => readSeals(pilot.database.pool, 'order by day');
  await scene.live(2);
  expect(await seals()).toEqual([]);
  pilot.clock.moveTo(new Date('2025-01-10T15:59:59Z'));
  await scene.live(1);
  expect(await seals()).toEqual([]);
  pilot.clock.moveTo(new Date('2025-01-10T16:00:00Z'));
  await Promise.all([openSealer(pilot.product).round(pilot.product), openSealer(pilot.product).round(pilot.product)]);
  await openSealer(pilot.product).round(pilot.product);
  const [seal] = await seals();
  if (!seal) throw new Error('no seal');
  expect(await seals()).toHaveLength(1);
  expect(seal.day).toBe('2025-01-10');
  expect(sealHolds(seal)).toBe(true);
  expect(sealHolds({ ...seal, position: seal.position - 1 })).toBe(false);
  expect(JSON.parse(readFileSync(join(dataDir, 'seals', '2025-01-10.json'), 'utf8'))).toEqual(seal);
  expect(statSync(join(dataDir, 'journal-key')).mode & 0o077).toBe(0);
  const { rows } = await pilot.database.pool.query("select subject, details from journal where act = 'journal.sealed'");
  expect(rows).toEqual([
    { subject: 'journalSeals/2025-01-10', details: { position: seal.position, since: 0, ok: true } },
  ]);
});

test('a server whose folder lacks a seal file writes it, and never over one that is there', async () => {
  const { product } = scene.pilot;
  await scene.live(1);
  await scene.nextDay();
  const folder = join(product.settings.dataDir, 'seals');
  const [name = ''] = readdirSync(folder);
  const path = join(folder, name);
  rmSync(path);
  await openSealer(product).round(product);
  expect(existsSync(path)).toBe(true);
  const text = readFileSync(path, 'utf8');
  await scene.tamper("update journal_seals set head = 'x'");
  await openSealer(product).round(product);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a set key signs, and the auditor gets every seal by mail, and bad news', async () => {
  const { pilot } = scene;
  const key = Buffer.alloc(32, 7).toString('base64');
  const product = {
    ...pilot.product,
    settings: { ...pilot.product.settings, journal: { key, sealMail: 'a@example.org' } },
  };
  const sealer = openSealer(product);
  await scene.live(3);
  pilot.clock.moveTo(new Date('2025-01-11T02:00:00Z'));
  const first = await sealer.round(product);
  expect(existsSync(join(product.settings.dataDir, 'journal-key'))).toBe(false);
  const sent = await product.db
    .select({ kind: letters.kind, address: letters.address, parameters: letters.parameters })
    .from(letters);
  expect(sent).toEqual([
    {
      kind: 'journal.sealed',
      address: 'a@example.org',
      parameters: expect.objectContaining({ seal: JSON.stringify(first?.seal) }),
    },
  ]);
  await scene.live(3);
  await scene.tamper("update journal set act = 'x' where id = (select max(id) from journal)");
  pilot.clock.moveTo(new Date('2025-01-12T02:00:00Z'));
  const second = await sealer.round(product);
  expect(second?.verdict).toMatchObject({ ok: false, firstBad: { what: 'changed' } });
  expect((await product.db.select({ kind: letters.kind }).from(letters)).map(({ kind }) => kind)).toContain(
    'journal.broken',
  );
});
