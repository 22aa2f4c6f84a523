/**
 * The bar of issue 4: with SMTP down for a simulated day and the worker killed at random, every letter arrives exactly once in the
 * catcher. Once for its reader: what a killed worker sent twice has one Message-ID, which mail programs show once.
 */
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { letters } from '../../server/database/schema/letters.ts';
import { openPost } from '../../server/letters/send-letters.ts';
import { writeLetter } from '../../server/letters/write-letter.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { freePort, openCatcher } from './catcher.ts';
import { openWorker } from './worker.ts';

const opened: Pilot[] = [];
let pilot: Pilot;
beforeEach(async () => {
  pilot = await createPilot();
  opened.push(pilot);
});
afterAll(() => Promise.all(opened.map((one) => one.close())));

const minute = 60_000;
const hour = 60 * minute;
const pass = (ms: number): Date => {
  const later = new Date(pilot.clock.set().getTime() + ms);
  pilot.clock.moveTo(later);
  return later;
};
const write = (address: string, kind = 'password.changed') =>
  pilot.product.db.transaction((tx) => writeLetter(pilot.product, tx, { to: { address }, kind }));
const all = () => pilot.product.db.select().from(letters);
const statuses = async () => [...new Set((await all()).map(({ status }) => status))];
const mailAt = (port: number) => openPost({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'pilot@example.org' });

/** The same sequence in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('a day without a mail server and a worker killed at random: every letter arrives, and its reader sees one', async () => {
  const roll = dice(20_261_125);
  const port = await freePort();
  const worker = openWorker(pilot.database.appUrl, `smtp://127.0.0.1:${port}`);
  let written = 0;
  for (let quarter = 0; quarter < 96; quarter++) {
    if (quarter % 2 === 0) {
      written += 1;
      await write(`reader${written}@example.org`);
    }
    const at = pass(15 * minute);
    const delivering = worker.deliverAt(at);
    if (quarter % 16 === 5) setTimeout(worker.kill, roll() * 20);
    await delivering;
  }
  const killedInTheDark = worker.kills();
  expect(await statuses(), 'nobody gives up within a day').toEqual(['waiting']);

  const catcher = await openCatcher({
    port,
    onLetter: (when) => {
      if (worker.kills() < killedInTheDark + 16 && roll() < 0.2) {
        if (when === 'before') worker.kill();
        else setTimeout(worker.kill, roll() * 6);
      }
    },
  });
  for (let round = 0; round < 200 && (await statuses()).includes('waiting'); round++)
    await worker.deliverAt(pass(6 * minute));
  await worker.close();
  await catcher.close();

  expect(await statuses()).toEqual(['sent']);
  const ids = catcher.caught.map(({ messageId }) => messageId);
  expect(new Set(ids)).toEqual(new Set((await all()).map(({ messageId }) => messageId)));
  const twice = ids.length - new Set(ids).size;
  const kills = worker.kills() - killedInTheDark;
  console.info(
    `${written} letters, ${kills + killedInTheDark} kills (${kills} while sending): ${ids.length} arrivals, ${twice} sent twice under one Message-ID`,
  );
  expect(kills).toBeGreaterThan(5);
  expect(twice).toBeLessThanOrEqual(kills);
}, 180_000);

test('a letter is given up after three days and not before, and the administrator sees one alarm until it is read', async () => {
  const administrator = await pilot.person('administrator');
  const post = mailAt(await freePort());
  await write('one@example.org');
  await write('two@example.org');
  const began = pilot.clock.set().getTime();
  const died: number[] = [];
  for (let round = 0; round < 700 && died.length < 2; round++) {
    await post?.deliver(pilot.product);
    const dead = (await all()).filter(({ status }) => status === 'dead').length;
    while (died.length < dead) died.push(pilot.clock.set().getTime() - began);
    pass(8 * minute);
  }
  post?.close();
  expect(died).toHaveLength(2);
  expect(Math.min(...died)).toBeGreaterThan(72 * hour);
  console.info(`given up after ${died.map((ms) => (ms / hour).toFixed(1)).join(' and ')} hours`);
  const alarms = (await all()).filter(({ kind }) => kind === 'post.failed');
  expect(alarms).toMatchObject([{ personId: administrator.personId, status: 'shown' }]);
}, 60_000);

test('one mailbox that refuses holds up nobody, and is given up after four hours', async () => {
  const catcher = await openCatcher({ refuses: (address) => address.startsWith('gone') });
  const post = mailAt(catcher.port);
  await write('gone@example.org');
  await write('here@example.org');
  const began = pilot.clock.set().getTime();
  await post?.deliver(pilot.product);
  expect(catcher.caught.map(({ to }) => to)).toEqual(['here@example.org']);
  while (!(await statuses()).includes('dead')) {
    pass(8 * minute);
    await post?.deliver(pilot.product);
  }
  const lasted = pilot.clock.set().getTime() - began;
  expect(lasted).toBeGreaterThan(4 * hour);
  expect(lasted).toBeLessThan(12 * hour);
  const [dead] = await pilot.product.db.select().from(letters).where(eq(letters.status, 'dead'));
  expect(dead?.lastError).toMatch(/no such mailbox/);
  post?.close();
  await catcher.close();
}, 60_000);

test('four posts at once send every letter once, and none is taken while another has it', async () => {
  const catcher = await openCatcher();
  const posts = [1, 2, 3, 4].map(() => mailAt(catcher.port));
  for (let n = 0; n < 20; n++) await write(`reader${n}@example.org`);
  const delivered = await Promise.all(posts.map((post) => post?.deliver(pilot.product)));
  expect(delivered.reduce((sum, one) => sum + (one?.sent ?? 0), 0)).toBe(20);
  expect(new Set(catcher.caught.map(({ messageId }) => messageId)).size).toBe(20);
  expect(catcher.caught).toHaveLength(20);
  for (const post of posts) post?.close();
  await catcher.close();
}, 60_000);
