// Settings: every variable is documented, and a mistake is named before anything starts.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSettings, settingNames } from '../../server/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'pilotflow-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SESSION_SECRET = 'a secret of at least thirty-two characters';
const outside = { DATABASE_URL: 'postgresql://pilotflow_app:word@db:5432/pilotflow', SESSION_SECRET };
const production = { NODE_ENV: 'production', SESSION_SECRET, DATA_DIR: folder };

test('.env.example lists every setting, and nothing else', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const listed = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual([...settingNames].sort());
});

test('.env.example as it stands is a valid setting', () => {
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
  const env = Object.fromEntries([...example.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]));
  const plain = readSettings({ DATA_DIR: folder });
  expect(readSettings({ ...env, DATA_DIR: folder })).toEqual(plain);
});

test('without any setting the product runs on its own database, for this machine only, as a demonstration', () => {
  expect(readSettings({ DATA_DIR: folder })).toMatchObject({
    production: false,
    host: '127.0.0.1',
    port: 3000,
    publicUrl: 'http://127.0.0.1:3000',
    database: undefined,
    demonstration: true,
    mail: undefined,
  });
});

test('there is no demonstration in production, on a database of its own or when it is switched off', () => {
  expect(readSettings({ ...production, DEMONSTRATION: 'on' }).demonstration).toBe(false);
  expect(readSettings({ ...outside, DEMONSTRATION: 'on' }).demonstration).toBe(false);
  expect(readSettings({ DATA_DIR: folder, DEMONSTRATION: 'off' }).demonstration).toBe(false);
});

test('migrations use the address of the application unless they have one of their own', () => {
  expect(readSettings(outside).database?.adminUrl).toBe(outside.DATABASE_URL);
  const adminUrl = 'postgres://owner:word@db/pilotflow';
  expect(readSettings({ ...outside, DATABASE_ADMIN_URL: adminUrl }).database).toEqual({
    appUrl: outside.DATABASE_URL,
    adminUrl,
  });
});

test('the generated secret stays the same and is for its owner only', () => {
  const secret = readSettings({ DATA_DIR: folder }).sessionSecret;
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(readSettings({ DATA_DIR: folder }).sessionSecret).toBe(secret);
  expect(statSync(join(folder, 'session-secret')).mode & 0o077).toBe(0);
});

const wrong: [env: NodeJS.ProcessEnv, message: string][] = [
  [{ PORT: 'http' }, 'PORT: '],
  [{ PORT: '70000' }, 'PORT: '],
  [{ PORT: '80.5' }, 'PORT: '],
  [{ DATABASE_URL: 'mysql://db/pilotflow' }, 'DATABASE_URL: must be a URL such as postgresql://'],
  [{ DATABASE_ADMIN_URL: 'postgres://db/pilotflow' }, 'DATABASE_URL: is required when DATABASE_ADMIN_URL is set'],
  [{ PUBLIC_URL: 'pilot.example.org' }, 'PUBLIC_URL: must be a URL such as https://'],
  [{ SMTP_URL: 'smtp://mail:25' }, 'MAIL_FROM: is required when SMTP_URL is set'],
  [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET: must have at least 32 characters'],
  [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN: must have at least 24 characters'],
  [{ NODE_ENV: 'production' }, 'SESSION_SECRET: is required when NODE_ENV is production'],
  [{ NODE_ENV: 'live' }, 'NODE_ENV: '],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: '],
  [{ DEMONSTRATION: 'yes' }, 'DEMONSTRATION: '],
  [{ S3_BUCKET: 'papers' }, 'S3_ENDPOINT: is required when S3_BUCKET is set'],
  [{ OIDC_CLIENT_ID: 'pilot' }, 'OIDC_ISSUER: is required when OIDC_CLIENT_ID is set'],
];
test.each(wrong)('%j is refused with %s', (env, message) => {
  expect(() => readSettings({ DATA_DIR: folder, ...env })).toThrow(message);
});

test('a message about a setting never repeats its value, which may be a secret', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://user:hunter2@db/pilotflow' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  );
});
