/** The tables and how they point to one another, drawn from the drizzle schema: one Mermaid diagram per area. */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as cases from '../database/schema/cases.ts';
import * as identity from '../database/schema/identity.ts';
import * as journal from '../database/schema/journal.ts';
import * as letters from '../database/schema/letters.ts';
import * as membership from '../database/schema/membership.ts';
import * as money from '../database/schema/money.ts';
import * as notices from '../database/schema/notices.ts';
import * as objections from '../database/schema/objections.ts';
import * as objectors from '../database/schema/objectors.ts';
import * as papers from '../database/schema/papers.ts';
import * as reference from '../database/schema/reference.ts';
import * as registration from '../database/schema/registration.ts';
import * as signIn from '../database/schema/sign-in.ts';
import * as work from '../database/schema/work.ts';

const areas: readonly { title: string; tables: object }[] = [
  { title: 'What a city sets up', tables: reference },
  { title: 'People and organisations', tables: identity },
  { title: 'Signing in', tables: signIn },
  { title: 'Registering', tables: registration },
  { title: 'Coming into an organisation', tables: membership },
  { title: 'The case', tables: cases },
  { title: 'Forms, papers, questionnaires', tables: papers },
  { title: 'The work', tables: work },
  { title: 'Money', tables: money },
  { title: 'Letters', tables: letters },
  { title: 'The chain over the journal', tables: journal },
  { title: 'Public notices', tables: notices },
  { title: 'Objectors', tables: objectors },
  { title: 'Objections', tables: objections },
];

export function erDocument(): string {
  const parts = areas.map(({ title, tables }) => `## ${title}\n\n${diagramOf(tablesOf(tables))}`);
  return `# Tables\n\nGenerated from \`server/database/schema\` by \`npm run docs\`. An arrow without its table here leads to another area.\n\n${parts.join('\n\n')}\n`;
}

const tablesOf = (module: object): PgTable[] =>
  Object.values(module).filter((value): value is PgTable => is(value, PgTable));

function diagramOf(tables: readonly PgTable[]): string {
  const lines = tables.flatMap((table) => [
    `  ${getTableName(table)} {`,
    ...Object.values(getTableColumns(table)).map(
      (column) =>
        `    ${column.getSQLType().replace(/[^a-z0-9]+/gi, '_')} ${snake(column.name)}${column.primary ? ' PK' : ''}`,
    ),
    '  }',
  ]);
  const arrows = tables.flatMap((table) =>
    getTableConfig(table).foreignKeys.map((key) => {
      const { foreignTable, columns } = key.reference();
      return `  ${getTableName(foreignTable)} ||--o{ ${getTableName(table)} : ${columns.map(({ name }) => snake(name)).join('_')}`;
    }),
  );
  return ['```mermaid', 'erDiagram', ...lines, ...new Set(arrows), '```'].join('\n');
}

/** Names as the database has them (`casing: 'snake_case'`). */
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
