/**
 * What somebody wants to register, from the form until the mail address is shown to be theirs. Apart from `organisations`, so
 * that nobody can occupy a credit code with an address that is not their own.
 */
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { type RegistrableKind, registrableKinds } from '../../../workflows/organisation/verification.ts';
import { oneOf } from '../checks.ts';
import { id, instant } from '../columns.ts';
import { people } from './identity.ts';
import { districts, subIndustries } from './reference.ts';

export const registrations = pgTable(
  'registrations',
  {
    /** An unconfirmed person; the row goes when they are confirmed or cleared away. */
    personId: id()
      .primaryKey()
      .references(() => people.id),
    /** Of the browser: sent again, the same registration is not a second one. */
    intent: id().notNull(),
    kind: text().$type<RegistrableKind>().notNull(),
    name: text().notNull(),
    creditCode: text().notNull(),
    district: text().references(() => districts.code),
    subIndustry: text().references(() => subIndustries.code),
    legalRepresentative: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('registrations_district').on(t.district),
    index('registrations_sub_industry').on(t.subIndustry),
    check('registrations_kind', oneOf(t.kind, registrableKinds)),
  ],
);
