/** Policies and indicator editions by id. Both are immutable, so what was read once stays read. */
import { desc, eq, lte } from 'drizzle-orm';
import { type Edition, editionSchema } from '../../workflows/level/edition-schema.ts';
import { type Policy, policySchema } from '../../workflows/policy/policy-schema.ts';
import type { Db, Reader } from '../database/database.ts';
import { indicatorEditions, policies } from '../database/schema/reference.ts';
import { Refused } from '../problems/refused.ts';

export class Policies {
  readonly #db: Db;
  readonly #policies = new Map<string, Policy>();
  readonly #editions = new Map<string, Edition>();
  constructor(db: Db) {
    this.#db = db;
  }

  /** @throws Refused not-found */
  async get(id: string): Promise<Policy> {
    const known = this.#policies.get(id);
    if (known) return known;
    const [row] = await this.#db.select({ body: policies.body }).from(policies).where(eq(policies.id, id));
    if (!row) throw new Refused('not-found', { what: id });
    const policy = policySchema.parse(row.body);
    this.#policies.set(id, policy);
    return policy;
  }

  /** @throws Refused not-found */
  async edition(id: string): Promise<Edition> {
    const known = this.#editions.get(id);
    if (known) return known;
    const [row] = await this.#db
      .select({ body: indicatorEditions.body })
      .from(indicatorEditions)
      .where(eq(indicatorEditions.id, id));
    if (!row) throw new Refused('not-found', { what: id });
    const edition = editionSchema.parse(row.body);
    this.#editions.set(id, edition);
    return edition;
  }

  /** The newest edition in force at this instant; the plan asks for it at the acceptance request. */
  async newestEdition(reader: Reader, at: Date): Promise<string> {
    const [row] = await reader
      .select({ id: indicatorEditions.id })
      .from(indicatorEditions)
      .where(lte(indicatorEditions.inForceFrom, at))
      .orderBy(desc(indicatorEditions.inForceFrom))
      .limit(1);
    if (!row) throw new Refused('not-found', { what: 'indicator edition' });
    return row.id;
  }
}
