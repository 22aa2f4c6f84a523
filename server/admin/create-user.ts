/** `create-user` and `set-password`: accounts from the command line. */
import { parseArgs } from 'node:util';
import { and, eq, or } from 'drizzle-orm';
import { normaliseCreditCode } from '../../workflows/organisation/credit-code.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import {
  type OrganisationKind,
  organisationKinds,
  type PersonRole,
  roles,
  rolesOfKind,
} from '../../workflows/vocabulary/roles.ts';
import type { Reader, Tx } from '../database/database.ts';
import { organisations, people } from '../database/schema/identity.ts';
import type { Actor } from '../identity/actor.ts';
import { createOrganisation, nameKeyOf } from '../identity/organisations.ts';
import { refuseWeakPassword } from '../identity/password-rules.ts';
import { hashPassword, makePassword } from '../identity/passwords.ts';
import { changePassword, createPerson } from '../identity/people.ts';
import { accountOf } from '../identity/sign-in.ts';
import { join } from '../membership/join.ts';
import { Refused } from '../problems/refused.ts';
import { type AdminContext, type Command, UsageError } from './command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const userOptions = {
  email: text,
  name: text,
  role: text,
  organisation: text,
  district: text,
  'credit-code': text,
  locale: text,
  new: flag,
  'password-stdin': flag,
} as const;
type UserOptions = ReturnType<typeof parseArgs<{ options: typeof userOptions }>>['values'];

export const createUser: Command = async (context, args) => {
  const { values } = parseArgs({ args, options: userOptions });
  const email = accountOf(required(values.email, 'email'));
  const name = required(values.name, 'name');
  const role = roleOf(required(values.role, 'role'));
  const locale = values.locale === 'en' ? 'en' : 'zh-CN';
  const secret = await readSecret(context, { fromInput: values['password-stdin'], name, email });
  const passwordHash = await hashPassword(secret.password);
  const { db, clock } = await context.open();
  const known = await db.transaction(async (tx) => {
    const by = { at: await clock.now(tx), actorId: null };
    const organisationId = await organisationOf(tx, role, { values, by });
    const known = await findPerson(tx, email);
    const personId = known ?? (await createPerson(tx, { name, email, locale, passwordHash }, by));
    await join(tx, { personId, organisationId, role }, by);
    return known;
  });
  context.out(`${email}：${roles[role].zh} · ${roles[role].en}`);
  if (known !== null) context.out('账号原已存在，口令不变 · The account was there already; its password stays');
  else if (secret.generated) context.out(`口令（只显示一次）· Password (shown once): ${secret.password}`);
  return 0;
};

export const setPassword: Command = async (context, args) => {
  const { values } = parseArgs({ args, options: { email: text, 'password-stdin': flag } });
  const email = accountOf(required(values.email, 'email'));
  const secret = await readSecret(context, { fromInput: values['password-stdin'], name: '', email });
  const passwordHash = await hashPassword(secret.password);
  const { db, clock } = await context.open();
  await db.transaction(async (tx) => {
    const personId = await findPerson(tx, email);
    if (personId === null) throw new Refused('not-found');
    await changePassword(tx, personId, passwordHash, { at: await clock.now(tx), actorId: null });
  });
  context.out(`${email}：口令已重设 · The password is set`);
  if (secret.generated) context.out(`口令（只显示一次）· Password (shown once): ${secret.password}`);
  return 0;
};

function required(value: string | undefined, name: string): string {
  if (!value?.trim()) throw new UsageError(`缺少 --${name} · --${name} is missing`);
  return value.trim();
}

function roleOf(text: string): PersonRole {
  const role = keysOf(roles).find((one) => one === text);
  if (role === undefined || role === 'system') throw new UsageError(`没有这种角色 · There is no role ${text}`);
  return role;
}

type Reading = { fromInput: boolean; name: string; email: string };

/** What is typed is judged like everybody's password. @throws Refused weak-password */
async function readSecret(
  { read }: AdminContext,
  { fromInput, name, email }: Reading,
): Promise<{ password: string; generated: boolean }> {
  if (!fromInput) return { password: makePassword(), generated: true };
  const password = (await read()).replace(/\r?\n$/, '');
  refuseWeakPassword(password, { name, email, secondFactor: false });
  return { password, generated: false };
}

async function findPerson(reader: Reader, email: string): Promise<string | null> {
  const [found] = await reader.select({ id: people.id }).from(people).where(eq(people.email, email));
  return found?.id ?? null;
}

async function organisationOf(
  tx: Tx,
  role: PersonRole,
  { values, by }: { values: UserOptions; by: Actor },
): Promise<string> {
  const wanted = required(values.organisation, 'organisation');
  const kind = kindOf(role);
  const found = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(
      and(
        eq(organisations.kind, kind),
        or(eq(organisations.nameKey, nameKeyOf(wanted)), eq(organisations.creditCode, normaliseCreditCode(wanted))),
      ),
    )
    .limit(2);
  if (found.length > 1)
    throw new UsageError(
      `有多个单位叫“${wanted}”，请用统一社会信用代码 · Several organisations have this name: use the credit code`,
    );
  if (found[0] !== undefined) return found[0].id;
  if (!values.new) {
    const { zh, en } = organisationKinds[kind];
    throw new UsageError(
      `没有名为“${wanted}”的${zh}，新建请加 --new · There is no organisation ${wanted} (${en}): --new makes one`,
    );
  }
  const details = { district: values.district ?? null, creditCode: values['credit-code'] ?? null };
  return createOrganisation(tx, { ...details, kind, name: wanted }, by);
}

function kindOf(role: PersonRole): OrganisationKind {
  const kind = keysOf(rolesOfKind).find((one) => rolesOfKind[one].includes(role));
  if (kind === undefined) throw new UsageError(`没有单位可以有这种角色 · No organisation has the role ${role}`);
  return kind;
}
