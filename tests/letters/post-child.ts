// A server that does nothing but the post: `post-child.ts DATABASE_URL SMTP_URL`. Every line it reads is an instant of the product's
// clock at which it delivers; it answers each with a line. It goes on until it is killed.
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { SettableClock } from '../../server/clock/product-clock.ts';
import { openDatabase } from '../../server/database/database.ts';
import { createPool } from '../../server/database/pool.ts';
import { DiskStore } from '../../server/files/disk-store.ts';
import { openPost } from '../../server/letters/send-letters.ts';
import { Policies } from '../../server/policies/policies.ts';
import { readSettings } from '../../server/settings.ts';
import { shippedCalendar } from '../../workflows/calendar/calendar-data.ts';

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);
const settings = readSettings({
  NODE_ENV: 'test',
  DATA_DIR: tmpdir(),
  LOG_LEVEL: 'silent',
  DATABASE_URL: databaseUrl,
  SMTP_URL: smtpUrl,
  MAIL_FROM: 'pilot@example.org',
});
const pool = createPool(databaseUrl, { max: 2 });
const db = openDatabase(pool);
const clock = new SettableClock(new Date(0));
const product = {
  ...{ settings, pool, db, clock, calendar: shippedCalendar },
  files: new DiskStore(tmpdir()),
  policies: new Policies(db),
};
const post = openPost(settings.mail);
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  clock.moveTo(new Date(line));
  console.log(JSON.stringify(await post?.deliver(product)));
}
