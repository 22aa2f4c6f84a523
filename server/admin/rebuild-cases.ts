/** `rebuild-case`: replays cases from their events; a difference is a failure. */
import { parseArgs } from 'node:util';
import { asc, gt } from 'drizzle-orm';
import { rebuildCase } from '../cases/replay.ts';
import { cases } from '../database/schema/cases.ts';
import type { Product } from '../product.ts';
import { type Command, UsageError } from './command.ts';

const flag = { type: 'boolean', default: false } as const;
const BATCH = 500;

export const rebuildCases: Command = async ({ open, out }, args) => {
  const { values, positionals } = parseArgs({ args, options: { all: flag, json: flag }, allowPositionals: true });
  if (values.all === positionals.length > 0) throw new UsageError('请指定案件 ID 或 --all · Name case IDs, or --all');
  if (!positionals.every((id) => /^[0-9a-f-]{36}$/i.test(id)))
    throw new UsageError('案件 ID 的格式不对 · That is no case ID');
  const product = await open();
  let count = 0;
  const wrong: { id: string; differences: string[] }[] = [];
  for await (const id of values.all ? allCases(product) : positionals) {
    const { differences } = await rebuildCase(product, id);
    count += 1;
    if (differences.length > 0) wrong.push({ id, differences });
  }
  if (values.json) out(JSON.stringify({ cases: count, replayDifferences: wrong.length, wrong }, null, 2));
  else for (const line of say(count, wrong)) out(line);
  return wrong.length === 0 ? 0 : 1;
};

const say = (count: number, wrong: readonly { id: string; differences: string[] }[]): string[] => [
  ...wrong.flatMap(({ id, differences }) => differences.map((difference) => `${id}: ${difference}`)),
  `重放 ${count} 件，不一致 ${wrong.length} 件 · ${count} cases replayed, ${wrong.length} differ`,
];

async function* allCases({ db }: Product): AsyncGenerator<string> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const batch = await db
      .select({ id: cases.id })
      .from(cases)
      .where(gt(cases.id, after))
      .orderBy(asc(cases.id))
      .limit(BATCH);
    for (const { id } of batch) yield id;
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
