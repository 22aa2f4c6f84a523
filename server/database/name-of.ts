/** The name of a person in another table's column, also of somebody whose row the caller does not see (row security). */
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

export const nameOf = (personId: SQLWrapper): SQL<string> => sql<string>`person_name(${personId})`;
