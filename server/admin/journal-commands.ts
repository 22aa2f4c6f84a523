/** `verify-journal` and `export-journal`: whether the journal was touched, and the journal for somebody else to find out. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { record } from '../journal/journal.ts';
import type { Verdict } from '../journal/offline/verify-journal.mjs';
import { readJournal, verifyJournal, waitForChain } from '../journal/verify-chain.ts';
import { type Command, UsageError } from './command.ts';

const PATIENCE_MS = 6_000;

export const verifyJournalCommand: Command = async ({ open, out }, args) => {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'boolean', default: false }, key: { type: 'string', multiple: true } },
  });
  const { entries, ok, firstBad, anchors, unchained } = await verifyJournal(await open(), { keys: values.key ?? [] });
  if (values.json) out(JSON.stringify({ entries, ok, firstBad, anchors, unchained }, null, 2));
  else for (const line of say({ entries, firstBad, anchors })) out(line);
  return ok ? 0 : 1;
};

const say = ({ entries, firstBad, anchors }: Pick<Verdict, 'entries' | 'firstBad' | 'anchors'>): string[] => [
  `记录 ${entries} 条，封存 ${anchors} 处 · ${entries} entries, ${anchors} seals compared`,
  firstBad === null
    ? '日志完整，未被改动 · The journal is untouched'
    : `第 ${firstBad.sequence} 号（链上位置 ${firstBad.position ?? '—'}）· Entry ${firstBad.sequence} (position ${firstBad.position ?? '—'}): ${firstBad.why}`,
];

/** One record a line: seals, then entries with their links. That it was exported is an entry itself. */
export const exportJournalCommand: Command = async ({ open, out }, args) => {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('请指定一个输出文件 · Name one file to write');
  const product = await open();
  const horizon = await waitForChain(product, PATIENCE_MS);
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  const ended = finished(file);
  // Judged when it is awaited, below: a full disk in between is nobody's unhandled rejection.
  ended.catch(() => undefined);
  const write = async (line: object) => {
    if (!file.write(`${JSON.stringify(line)}\n`))
      await Promise.race([new Promise((go) => file.once('drain', go)), ended]);
  };
  await write({ journal: { format: 1, horizon } });
  let lines = 0;
  await readJournal(product, async (one) => {
    lines += 1;
    await write(one);
  });
  file.end();
  await ended;
  await product.db.transaction(async (tx) => {
    const at = await product.clock.now(tx);
    await record(tx, { at, act: 'journal.exported', actorId: null, details: { format: 'chain', upTo: horizon } });
  });
  out(`已写入 ${lines} 行 · ${lines} lines written: ${path}`);
  return 0;
};
