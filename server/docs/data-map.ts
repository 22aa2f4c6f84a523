/** `docs/data-map.md`: of every column of every table its class, purpose, who sees it and how long it is kept. */
import { getTableName } from 'drizzle-orm';
import { type RetentionName, retention } from '../../workflows/privacy/retention.ts';
import { dataClasses, type MappedColumn, type MappedTable, type Seer, seers } from '../database/data-map/data-map.ts';
import { dataMap } from '../database/data-map/every-table.ts';

export function dataMapDocument(): string {
  const columns = dataMap.flatMap((mapped) => mapped.columns);
  const counts = Object.entries(dataClasses).map(
    ([name, label]) => `${label.zh} ${label.en}: ${columns.filter((column) => column.class === name).length}`,
  );
  return [
    '# Data map 数据目录',
    'Generated from `server/database/data-map` by `npm run docs`. A column without its annotation does not compile.',
    `${dataMap.length} tables, ${columns.length} columns. ${counts.join(' · ')}.`,
    'Secret columns leave the product in no answer and no export. The product asks nobody for an identity number.',
    '## How long 保存期限',
    retentionTable(),
    ...dataMap.map(describeTable),
  ]
    .join('\n\n')
    .concat('\n');
}

function retentionTable(): string {
  const rows = Object.entries(retention).map(
    ([name, { days, after, ground }]) => `| ${name} | ${lengthOf(days)} | ${both(after)} | ${both(ground)} |`,
  );
  return ['| Rule | Kept | After | Ground |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function describeTable({ table, notes, columns }: MappedTable): string {
  const heading = `## ${getTableName(table)} ${notes.title.zh}\n\n${both(notes.purpose)} — ${seenBy(notes.seenBy)} — ${notes.kept}`;
  const rows = columns.map(
    (column) => `| ${[snake(column.name), column.class, ...differing(notes, column)].join(' | ')} |`,
  );
  return [
    heading,
    '',
    '| Column | Class | Purpose | Seen by | Kept |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Only what is not as in the rest of the table. */
function differing(notes: MappedTable['notes'], { purpose, seenBy: seen, kept }: MappedColumn): string[] {
  return [
    purpose === notes.purpose ? '' : both(purpose),
    seen === notes.seenBy ? '' : seenBy(seen),
    kept === notes.kept ? '' : kept,
  ];
}

const both = ({ zh, en }: { zh: string; en: string }): string => `${zh} ${en}`;
const seenBy = (list: readonly Seer[]): string => list.map((one) => `${seers[one].zh} ${seers[one].en}`).join(', ');
const lengthOf = (days: (typeof retention)[RetentionName]['days']): string => {
  if (days === null) return 'archived';
  return days < 1 ? `${Math.round(days * 24)} h` : `${days} d`;
};
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
