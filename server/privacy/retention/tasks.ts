/**
 * What each rule of workflows/privacy/retention.ts means in the tables. Cases, money and the journal are in none of them. What
 * guards the sign-in runs on wall time, everything else on the product's clock.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { ErasedBy } from '../../../workflows/privacy/retention.ts';

export type Task = {
  rule: ErasedBy;
  table: string;
  /** The columns of the primary key. */
  key: string;
  clock: 'product' | 'wall';
  due: (before: Date) => SQL;
  /** Blanked instead of deleted, where others point to the row. Afterwards it must not be due again. */
  blank?: SQL;
};

const at = (before: Date) => sql`${before.toISOString()}::timestamptz`;
const formerPeople = (before: Date) =>
  sql`person_id in (select id from people where status = 'deactivated' and deactivated_at < ${at(before)})`;

/** Nobody's address any more: the top-level domain is reserved for that (RFC 2606). */
const nobodysMail = sql`'former-' || id || '@former.invalid'`;

export const tasks: readonly Task[] = [
  {
    rule: 'signInFailures',
    table: 'sign_in_failures',
    key: 'key',
    clock: 'wall',
    due: (before) => sql`last_at < ${at(before)}`,
  },
  {
    rule: 'sessions',
    table: 'sessions',
    key: 'token_hash',
    clock: 'wall',
    due: (before) => sql`expires_at < ${at(before)}`,
  },
  {
    rule: 'mailTokens',
    table: 'mail_tokens',
    key: 'token_hash',
    clock: 'wall',
    due: (before) => sql`least(expires_at, used_at) < ${at(before)}`,
  },
  {
    rule: 'challenges',
    table: 'challenges',
    key: 'token_hash',
    clock: 'wall',
    due: (before) => sql`expires_at < ${at(before)}`,
  },
  {
    rule: 'invitations',
    table: 'invitations',
    key: 'id',
    clock: 'product',
    due: (before) => sql`accepted_at is null and least(expires_at, withdrawn_at) < ${at(before)}`,
  },
  {
    rule: 'joinRequests',
    table: 'join_requests',
    key: 'id',
    clock: 'product',
    due: (before) => sql`decision = 'declined' and decided_at < ${at(before)}`,
  },
  {
    rule: 'loosePapers',
    table: 'objection_papers',
    key: 'id',
    clock: 'product',
    due: (before) => sql`objection_id is null and uploaded_at < ${at(before)}`,
  },
  {
    rule: 'receipts',
    table: 'receipts',
    key: 'actor_id, key',
    clock: 'product',
    due: (before) => sql`received_at < ${at(before)}`,
  },
  {
    rule: 'letters',
    table: 'letters',
    key: 'id',
    clock: 'product',
    // What a letter about a case said, and to whom, is part of the file: that it was told is what a deadline rests on.
    due: (before) => sql`status <> 'waiting' and created_at < ${at(before)}
      and (address <> '' or last_error is not null or (case_id is null and parameters <> '{}'))`,
    blank: sql`address = case when address is null then null else '' end, last_error = null,
      parameters = case when case_id is null then '{}'::jsonb else parameters end`,
  },
  // Its file and its findings go with it.
  {
    rule: 'rosterImports',
    table: 'roster_imports',
    key: 'id',
    clock: 'product',
    due: (before) => sql`created_at < ${at(before)}`,
  },
  {
    rule: 'unconfirmed',
    table: 'people',
    key: 'id',
    clock: 'product',
    // Hourly work removes them whole (clear-unconfirmed.ts); here is whoever something else still names.
    due: (before) => sql`status = 'unconfirmed' and created_at < ${at(before)}`,
    blank: sql`status = 'deactivated', deactivated_at = created_at, name = '', email = ${nobodysMail}, phone = null,
      password_hash = null, totp_secret = null, totp_confirmed_at = null, totp_last_step = null`,
  },
  ...(['passkeys', 'recovery_codes'] as const).map(
    (table): Task => ({
      rule: 'account',
      table,
      key: table === 'passkeys' ? 'id' : 'code_hash',
      clock: 'product',
      due: formerPeople,
    }),
  ),
  { rule: 'account', table: 'message_reads', key: 'person_id, case_id', clock: 'product', due: formerPeople },
  { rule: 'account', table: 'notification_choices', key: 'person_id, topic', clock: 'product', due: formerPeople },
  { rule: 'account', table: 'case_followers', key: 'person_id, case_id', clock: 'product', due: formerPeople },
  { rule: 'account', table: 'federated_identities', key: 'issuer, subject', clock: 'product', due: formerPeople },
  {
    rule: 'account',
    table: 'people',
    key: 'id',
    clock: 'product',
    due: (before) =>
      sql`status = 'deactivated' and deactivated_at < ${at(before)} and email not like 'former-%@former.invalid'`,
    // The name stays with what they did; nothing else of them does.
    blank: sql`email = ${nobodysMail}, phone = null, password_hash = null, totp_secret = null, totp_confirmed_at = null,
      totp_last_step = null`,
  },
];
