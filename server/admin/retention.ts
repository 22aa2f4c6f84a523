/** `retention`: erases what has been kept long enough; with `--dry-run` it only says how much of what. */
import { parseArgs } from 'node:util';
import { retention as rules } from '../../workflows/privacy/retention.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { countDue, runRetention } from '../privacy/retention/run-retention.ts';
import type { Command } from './command.ts';

const flag = { type: 'boolean', default: false } as const;

export const retention: Command = async ({ open, out }, args) => {
  const { values } = parseArgs({ args, options: { 'dry-run': flag, json: flag } });
  const product = await open();
  const dry = values['dry-run'];
  const counts = dry ? await countDue(product) : await runRetention(product);
  if (values.json) {
    out(JSON.stringify({ dryRun: dry, counts }, null, 2));
    return 0;
  }
  for (const name of keysOf(counts)) {
    const { after } = rules[name];
    out(`${counts[name]}  ${name}：${after.zh} · ${after.en}`);
  }
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  out(dry ? `到期 ${total} 项，未删除 · ${total} are due; nothing was erased` : `已清除 ${total} 项 · ${total} erased`);
  return 0;
};
