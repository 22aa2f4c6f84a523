// All settings, read from the environment in this one place. Everything else gets a Settings object handed in.
import { resolve } from 'node:path';
import { z } from 'zod';
import { keptSecret } from './kept-secret.ts';

/** An empty variable means the same as none: compose files and CI systems pass `NAME=` for "not set". */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

const text = z.string().optional();
const url = (protocols: RegExp, example: string) =>
  z.url({ protocol: protocols, error: `must be a URL such as ${example}` }).optional();
const postgresUrl = url(/^postgres(ql)?$/, 'postgresql://user:password@host:5432/database');

const environment = z.object({
  NODE_ENV: optional(z.enum(['development', 'test', 'production']).default('development')),
  HOST: optional(z.string().default('127.0.0.1')),
  PORT: optional(
    z
      .string()
      .default('3000')
      .transform(Number)
      .pipe(z.int({ error: 'must be a port, 0 to 65535' }).min(0).max(65_535)),
  ),
  PUBLIC_URL: optional(url(/^https?$/, 'https://pilot.example.org')),
  DATA_DIR: optional(z.string().default('.data')),
  DATABASE_URL: optional(postgresUrl),
  DATABASE_ADMIN_URL: optional(postgresUrl),
  SESSION_SECRET: optional(z.string().min(32, { error: 'must have at least 32 characters' }).optional()),
  SMTP_URL: optional(url(/^smtps?$/, 'smtp://user:password@host:587')),
  MAIL_FROM: optional(text),
  TRUSTED_PROXIES: optional(text),
  METRICS_TOKEN: optional(z.string().min(24, { error: 'must have at least 24 characters' }).optional()),
  JOURNAL_KEY: optional(
    z
      .string()
      .regex(/^[A-Za-z0-9+/_-]{43}=?$/, { error: 'must be 32 random bytes in base64 (openssl rand -base64 32)' })
      .optional(),
  ),
  JOURNAL_SEAL_MAIL: optional(z.email({ error: 'must be a mail address' }).optional()),
  LOG_LEVEL: optional(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
  SECOND_FACTOR: optional(z.enum(['required', 'offered']).optional()),
  DEMONSTRATION: optional(z.enum(['on', 'off']).default('on')),
  S3_ENDPOINT: optional(url(/^https?$/, 'https://s3.example.org')),
  S3_REGION: optional(text),
  S3_BUCKET: optional(text),
  S3_ACCESS_KEY_ID: optional(text),
  S3_SECRET_ACCESS_KEY: optional(text),
  OIDC_ISSUER: optional(url(/^https?$/, 'https://login.example.org')),
  OIDC_CLIENT_ID: optional(text),
  OIDC_CLIENT_SECRET: optional(text),
});
type Environment = z.infer<typeof environment>;

/** The names of all variables; `.env.example` is compared with them. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

export interface Settings {
  production: boolean;
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Without a slash at the end. */
  publicUrl: string;
  /** Absolute. */
  dataDir: string;
  /** undefined: start the embedded database. */
  database: { appUrl: string; adminUrl: string } | undefined;
  /** The open demonstration call, the demonstration people and the "advance the clock" control. */
  demonstration: boolean;
  sessionSecret: string;
  /** Whether officer, director, treasury and administrator must have one. undefined: yes, except in a demonstration. */
  secondFactor: 'required' | 'offered' | undefined;
  /** undefined: letters stay in the outbox. */
  mail: { smtpUrl: string; from: string } | undefined;
  /** Addresses of reverse proxies whose word about the client's address is believed; empty: nobody's. */
  trustedProxies: readonly string[];
  /** What the monitoring shows for /metrics; undefined: only this machine itself is answered. */
  metricsToken: string | undefined;
  /** `key`: the seed of the Ed25519 key that signs the seals, base64; undefined: one is made and kept in DATA_DIR. */
  journal: { key: string | undefined; sealMail: string | undefined };
  logLevel: Environment['LOG_LEVEL'];
  s3: { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string } | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined;
}

/** Throws one Error that names every variable at fault. Keeps a generated SESSION_SECRET in DATA_DIR. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    throw settingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const values = parsed.data;
  const faults = findContradictions(values);
  if (faults.length > 0) throw settingsError(faults);

  const production = values.NODE_ENV === 'production';
  const dataDir = resolve(values.DATA_DIR);
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://${reachable(values.HOST)}:${values.PORT}`).replace(/\/+$/, ''),
    dataDir,
    database: databaseOf(values),
    // Computed, not trusted: DEMONSTRATION can only switch it off.
    demonstration: values.DEMONSTRATION === 'on' && values.DATABASE_URL === undefined && !production,
    sessionSecret: values.SESSION_SECRET ?? keptSecret(dataDir, 'session-secret'),
    secondFactor: values.SECOND_FACTOR,
    mail: mailOf(values),
    trustedProxies: (values.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    metricsToken: values.METRICS_TOKEN,
    journal: { key: values.JOURNAL_KEY, sealMail: values.JOURNAL_SEAL_MAIL },
    logLevel: values.LOG_LEVEL,
    s3: s3Of(values),
    oidc: oidcOf(values),
  };
}

function findContradictions(values: Environment): string[] {
  const faults: string[] = [];
  const need = (name: keyof Environment, when: string) => {
    if (values[name] === undefined) faults.push(`${name}: is required ${when}`);
  };
  if (values.NODE_ENV === 'production') need('SESSION_SECRET', 'when NODE_ENV is production');
  if (values.DATABASE_ADMIN_URL !== undefined) need('DATABASE_URL', 'when DATABASE_ADMIN_URL is set');
  if (values.SMTP_URL !== undefined) need('MAIL_FROM', 'when SMTP_URL is set');
  const groups = [
    ['S3_ENDPOINT', 'S3_REGION', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ] as const;
  for (const group of groups) {
    const given = group.find((name) => values[name] !== undefined);
    if (given !== undefined) for (const name of group) need(name, `when ${given} is set`);
  }
  return faults;
}

function settingsError(faults: string[]): Error {
  return new Error(`Settings (environment variables, see .env.example):\n${faults.map((f) => `  ${f}`).join('\n')}`);
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function databaseOf({ DATABASE_URL, DATABASE_ADMIN_URL }: Environment): Settings['database'] {
  if (DATABASE_URL === undefined) return undefined;
  return { appUrl: DATABASE_URL, adminUrl: DATABASE_ADMIN_URL ?? DATABASE_URL };
}

function mailOf({ SMTP_URL, MAIL_FROM }: Environment): Settings['mail'] {
  if (SMTP_URL === undefined || MAIL_FROM === undefined) return undefined;
  return { smtpUrl: SMTP_URL, from: MAIL_FROM };
}

function s3Of(values: Environment): Settings['s3'] {
  const { S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = values;
  if (!S3_ENDPOINT || !S3_REGION || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return undefined;
  return {
    endpoint: S3_ENDPOINT,
    region: S3_REGION,
    bucket: S3_BUCKET,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

function oidcOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Environment): Settings['oidc'] {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined;
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
}
