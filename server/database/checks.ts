/** Check constraints written from the vocabulary, so that a list is kept once. */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** `column in ('a', 'b')`; the values are names from our own code, never input. */
export function oneOf(column: SQLWrapper, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', '))})`;
}

/** Every member of the array `column` is one of the values; these too are names from our own code. */
export function allOf(column: SQLWrapper, values: readonly string[]): SQL {
  return sql`${column} <@ array[${sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', '))}]`;
}
