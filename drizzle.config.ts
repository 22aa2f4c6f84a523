// For drizzle-kit, which writes the SQL in migrations/ from the tables in server/database/schema.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './server/database/schema/*.ts',
  out: './migrations',
  casing: 'snake_case',
});
