/** An amount in tabular figures; nothing yet is a dash, so that a column reads at a glance. */
import { groupYuan } from './money.ts';

export function Money({ yuan, dash = false }: { yuan: string | null; dash?: boolean }) {
  if (yuan === null || (dash && /^-?0+(\.0+)?$/.test(yuan))) return <span className="money money-none">—</span>;
  return (
    <span className="money">
      <span className="money-sign">¥</span>
      {groupYuan(yuan)}
    </span>
  );
}
