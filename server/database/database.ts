/** The two kinds of database handle: reads take a `Reader`, writes take a `Tx`, so that the compiler guards transactions. */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

export type Db = NodePgDatabase;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
export type Reader = Db | Tx;

export const openDatabase = (pool: pg.Pool): Db => drizzle({ client: pool, casing: 'snake_case' });

/** The builder on a client that has begun a transaction of its own: the corridor's, which speaks SQL where it is hot. */
export function onClient(client: pg.PoolClient): Tx {
  // drizzle types a transaction apart from a database only by `rollback`, which the corridor does itself.
  return drizzle({ client, casing: 'snake_case' }) as unknown as Tx;
}
