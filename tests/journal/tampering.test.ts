/** Somebody who owns the database tampers with the journal: the verifier names the first bad entry, here and offline. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openChain } from '../../server/journal/chain.ts';
import { chainRest } from '../../server/journal/sealer.ts';
import { signSeal } from '../../server/journal/signing-key.ts';
import { readJournal, readSeals } from '../../server/journal/verify-chain.ts';
import { runAdmin } from '../support/admin.ts';
import { type JournalScene, openJournalScene } from './journal-scene.ts';

let scene: JournalScene;
let folder: string;
/** Positions of the two days: 1 to `first` are sealed on the first, up to `second` on the second, then four more. */
let first: number;
let second: number;
let end: number;
const clean: string[] = [];

beforeEach(async () => {
  scene = await openJournalScene();
  folder = mkdtempSync(join(tmpdir(), 'pilotflow-journal-'));
  await scene.live(20);
  first = await length();
  await scene.nextDay();
  await scene.live(20);
  second = await length();
  await scene.nextDay();
  await scene.live(4);
  end = await length();
  clean.push(folder, scene.pilot.product.settings.dataDir);
}, 60_000);
afterEach(async () => {
  await scene.pilot.close();
  for (const one of clean.splice(0)) rmSync(one, { recursive: true, force: true });
});

const length = async (): Promise<number> => {
  const { rows } = await scene.pilot.database.pool.query('select max(position) as n from journal_links');
  return rows[0].n;
};

async function entryAt(position: number): Promise<number> {
  const { rows } = await scene.pilot.database.pool.query(
    'select entry_id as id from journal_links where position = $1',
    [position],
  );
  return rows[0].id;
}

const offline = fileURLToPath(new URL('../../server/journal/offline/verify-journal.mjs', import.meta.url));

/** The one file, copied to where nothing of the product is, in a Node of its own. */
async function verifyOffline(
  ...more: string[]
): Promise<{ status: number; answer: { ok: boolean; firstBad: unknown } }> {
  const alone = join(folder, 'verify-journal.mjs');
  cpSync(offline, alone);
  const path = join(folder, 'journal.ndjson');
  rmSync(path, { force: true });
  // Without waiting for a sealer that isn't running: what is not chained shall be found.
  await exportNow(path);
  return new Promise((resolve) => {
    execFile(process.execPath, [alone, path, '--json', ...more], { cwd: folder }, (error, stdout) =>
      resolve({ status: Number(error?.code ?? 0), answer: JSON.parse(stdout) }),
    );
  });
}

async function exportNow(path: string): Promise<void> {
  const lines = [JSON.stringify({ journal: { format: 1, horizon: 1_000_000 } })];
  await readJournal(scene.pilot.product, (record) => lines.push(JSON.stringify(record)));
  writeFileSync(path, `${lines.join('\n')}\n`);
}

const sealFolder = () => join(scene.pilot.product.settings.dataDir, 'seals');

async function expectBad(bad: object): Promise<void> {
  expect(await scene.verify()).toMatchObject({ ok: false, firstBad: bad });
  const { status, answer } = await verifyOffline('--seals', sealFolder());
  expect(status).toBe(1);
  expect(answer).toMatchObject({ ok: false, firstBad: bad });
}

test('a journal that nobody touched is whole, by both verifiers', async () => {
  expect(await scene.verify()).toMatchObject({ ok: true, firstBad: null, anchors: 2, entries: end, position: end });
  const { status, answer } = await verifyOffline('--seals', sealFolder());
  expect({ status, answer }).toMatchObject({
    status: 0,
    answer: { ok: true, firstBad: null, anchors: 2, entries: end },
  });
  const { status: told, text } = await runAdmin(scene.pilot.product, ['verify-journal', '--json']);
  expect(told).toBe(0);
  expect(JSON.parse(text)).toMatchObject({ entries: end, ok: true, firstBad: null, anchors: 2 });
});

describe('it names the entry that was', () => {
  const columns: [column: string, to: string][] = [
    ['act', "'session.opened'"],
    ['at', "at + interval '1 microsecond'"],
    ['at', "at - interval '4000 years'"],
    ['actor_id', "'0198c1de-0000-7000-8000-00000000dead'"],
    ['role', "'director'"],
    ['case_id', "'0198c1de-0000-7000-8000-00000000dead'"],
    ['seq', '7'],
    ['subject', "'funds/1'"],
    ['details', `'{"n": 5.0}'`],
    ['request_id', "'x'"],
    ['address', "'10.0.0.1'"],
  ];
  test('changed, in whatever column', async () => {
    // Of position 11: details are {"n": 5} or something else; 5.0 is another number to the auditor than 5 only by its letters.
    const id = await entryAt(11);
    for (const [column, to] of columns) {
      const { rows } = await scene.pilot.database.adminPool.query(
        `select to_jsonb(journal) as before from journal where id = ${id}`,
      );
      await scene.tamper(`update journal set ${column} = ${to} where id = ${id}`);
      expect(await scene.verify(), column).toMatchObject({
        ok: false,
        firstBad: { sequence: id, position: 11, what: 'changed' },
      });
      await scene.tamper(
        `update journal set ${column} = (jsonb_populate_record(null::journal, '${JSON.stringify(rows[0].before)}')).${column} where id = ${id}`,
      );
      expect((await scene.verify()).ok, column).toBe(true);
    }
    await scene.tamper(`update journal set details = '{"n": -1}' where id = ${id}`);
    await expectBad({ sequence: id, what: 'changed' });
  });

  test('deleted', async () => {
    const id = await entryAt(12);
    await scene.tamper(`delete from journal where id = ${id}`);
    await expectBad({ sequence: id, position: 12, what: 'missing' });
  });

  test('deleted together with its link', async () => {
    await scene.tamper(
      `delete from journal_links where position = 12`,
      `delete from journal where id = ${await entryAt(12)}`,
    );
    await expectBad({ position: 12, what: 'missing' });
  });

  test('deleted with its link, the later ones moved up', async () => {
    await scene.tamper(
      `delete from journal_links where position = 12`,
      `update journal_links set position = -position where position > 12`,
      `update journal_links set position = -position - 1 where position < 0`,
    );
    await expectBad({ position: 12, what: 'changed' });
  });

  test('inserted with a number of its own', async () => {
    await scene.tamper(`insert into journal (at, act, details) values (now(), 'payment.settle', '{}')`);
    const { rows } = await scene.pilot.database.pool.query('select max(id) as id from journal');
    await expectBad({ sequence: rows[0].id, what: 'unchained' });
  });

  test('inserted where a number was free, and chained by the product itself after a restart', async () => {
    await scene.tamper(
      `insert into journal (id, at, act, details) overriding system value values (-5, now(), 'payment.settle', '{}')`,
    );
    await expectBad({ sequence: -5, what: 'unchained' });
    await openChain(scene.pilot.product).chainAll();
    await expectBad({ sequence: -5, what: 'unchained' });
  });

  test('inserted into the chain, with a link of its own at the end', async () => {
    await scene.tamper(
      `insert into journal (id, at, act, details) overriding system value values (-5, now(), 'payment.settle', '{}')`,
      `insert into journal_links (position, entry_id, hash) values (${end + 1}, -5, 'x')`,
    );
    await scene.rewriteFrom(end + 1);
    await expectBad({ sequence: -5, position: end + 1, what: 'inserted' });
  });

  test('moved: two links in exchanged places', async () => {
    const id = await entryAt(9);
    await scene.tamper(
      'update journal_links set position = -1 where position = 9',
      'update journal_links set position = 9 where position = 14',
      'update journal_links set position = 14 where position = -1',
    );
    await expectBad({ position: 9, sequence: await entryAt(9), what: 'changed' });
    expect(await entryAt(14)).toBe(id);
  });

  test('moved: two entries with exchanged contents', async () => {
    const [a, b] = [await entryAt(9), await entryAt(14)];
    await scene.tamper(
      `update journal j set details = o.details from journal o where j.id in (${a}, ${b}) and o.id in (${a}, ${b}) and o.id <> j.id`,
    );
    await expectBad({ sequence: a, position: 9, what: 'changed' });
  });

  test('cut off at the end, its link left', async () => {
    const id = await entryAt(end);
    await scene.tamper(`delete from journal where id = ${id}`);
    await expectBad({ sequence: id, position: end, what: 'missing' });
  });

  test('cut off at the end with all links since the last seal but one: the seal knows', async () => {
    const cut = second - 3;
    await scene.tamper(
      `delete from journal where id in (select entry_id from journal_links where position > ${cut})`,
      `delete from journal_links where position > ${cut}`,
    );
    await expectBad({ position: cut + 1, what: 'truncated' });
  });

  test('cut off with links and seals: the seal files know', async () => {
    const cut = second - 3;
    await scene.tamper(
      `delete from journal where id in (select entry_id from journal_links where position > ${cut})`,
      `delete from journal_links where position > ${cut}`,
      `delete from journal_seals where position > ${cut}`,
    );
    await expectBad({ position: cut + 1, what: 'truncated' });
  });

  test('emptied altogether', async () => {
    await scene.tamper('truncate journal, journal_links, journal_seals');
    await expectBad({ position: 1, what: 'truncated' });
  });

  test('rewritten consistently: only the seals know, and say since which day', async () => {
    const id = await entryAt(first + 5);
    await scene.tamper(`update journal set act = 'session.opened' where id = ${id}`);
    await scene.rewriteFrom(first + 5);
    await expectBad({ position: first + 1, what: 'rewritten' });
  });

  test('rewritten, and sealed anew with another key', async () => {
    await scene.tamper(`update journal set act = 'session.opened' where id = ${await entryAt(first + 5)}`);
    await scene.rewriteFrom(first + 5);
    const { rows } = await scene.pilot.database.pool.query(`select hash from journal_links where position = ${second}`);
    const seals = await readSeals(scene.pilot.database.pool, 'order by day desc limit 1');
    const forged = seals.map((seal) =>
      signSeal({ dataDir: folder, journal: { key: undefined, sealMail: undefined } }, { ...seal, head: rows[0].hash }),
    );
    for (const { day, head, signature, publicKey } of forged)
      await scene.tamper(
        `update journal_seals set head = '${head}', signature = '${signature}', public_key = '${publicKey}' where day = '${day}'`,
      );
    await expectBad({ position: first + 1, what: 'rewritten' });
    // Without anything kept elsewhere it looks whole, and the offline verifier says what that is worth.
    const { answer } = await verifyOffline();
    expect(answer).toMatchObject({ ok: true, keys: 'none given' });
  });
});

test('an export of last year names the very entry that was rewritten since', async () => {
  const earlier = join(folder, 'last-year.ndjson');
  await exportNow(earlier);
  const id = await entryAt(first + 5);
  await scene.tamper(`update journal set act = 'session.opened' where id = ${id}`);
  await scene.rewriteFrom(first + 5);
  const { answer } = await verifyOffline('--earlier', earlier);
  expect(answer).toMatchObject({ ok: false, firstBad: { sequence: id, position: first + 5, what: 'rewritten' } });
});

test('a seal whose text was changed is found', async () => {
  await scene.tamper(`update journal_seals set sealed_at = sealed_at + interval '1 hour' where position = ${second}`);
  expect(await scene.verify()).toMatchObject({ ok: false, firstBad: { position: second, what: 'seal' } });
});

test('the command fails when something is wrong, and the export is taken once', async () => {
  const path = join(folder, 'out.ndjson');
  expect((await runAdmin(scene.pilot.product, ['export-journal', path])).status).toBe(0);
  expect(readFileSync(path, 'utf8').split('\n')[0]).toContain('"format":1');
  await expect(runAdmin(scene.pilot.product, ['export-journal', path])).rejects.toThrow('EEXIST');
  // As the command line does at its end.
  await chainRest(scene.pilot.product);
  await scene.tamper(`update journal set role = 'director' where id = ${await entryAt(3)}`);
  const { status, text } = await runAdmin(scene.pilot.product, ['verify-journal']);
  expect(status).toBe(1);
  expect(text).toContain('position 3');
});
