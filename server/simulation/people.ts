/** Everybody who takes part, each with a session of their own, signed in once. */
import { asc, eq } from 'drizzle-orm';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import type { Product } from '../product.ts';
import { Browser, type Host } from './browser.ts';
import { simulationPassword } from './enrol.ts';
import { inParallel } from './in-parallel.ts';

export type Person = {
  id: string;
  browser: Browser;
  role: PersonRole;
  organisationId: string;
  organisation: string;
  standing: string;
  district: string | null;
};
type Where = { organisationId?: string | null; district?: string };

export class People {
  readonly #all: readonly Person[];
  constructor(all: readonly Person[]) {
    this.#all = all;
  }

  /** In the order of their accounts, the same in every run. @throws when there is nobody */
  as(role: PersonRole, { organisationId, district }: Where = {}): [Person, ...Person[]] {
    const [first, ...others] = this.#all.filter(
      (person) =>
        person.role === role &&
        (organisationId === undefined || person.organisationId === organisationId) &&
        (district === undefined || person.district === district),
    );
    if (first === undefined) throw new Error(`nobody is ${role} ${organisationId ?? district ?? ''}`);
    return [first, ...others];
  }

  /** One of them, the same for the same number. */
  oneAs(role: PersonRole, nth: number, where: Where = {}): Person {
    const [first, ...others] = this.as(role, where);
    return [first, ...others][nth % (others.length + 1)] ?? first;
  }
}

/** @throws when an account can't sign in */
export async function signEverybodyIn(product: Product, host: Host): Promise<People> {
  const rows = await product.db
    .select({
      id: people.id,
      email: people.email,
      role: memberships.role,
      organisationId: organisations.id,
      organisation: organisations.name,
      standing: organisations.standing,
      district: organisations.district,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .orderBy(asc(people.email));
  const signedIn = rows.map(({ email, ...row }) => ({ ...row, email, browser: new Browser(host, email) }));
  await inParallel(8, signedIn, ({ browser, email }) => browser.signIn(email, simulationPassword));
  return new People(signedIn);
}
