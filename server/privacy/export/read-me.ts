/** The README of an export: what each file is, why it is kept and for how long; written from the data map. */
import { retention } from '../../../workflows/privacy/retention.ts';
import type { MappedTable } from '../../database/data-map/data-map.ts';
import type { Area } from './areas.ts';

type About = { name: string; at: Date; areas: readonly (Area & { mapped: MappedTable })[] };

export function readMe({ name, at, areas }: About): string {
  const files = areas.map(({ file, mapped: { notes } }) =>
    [
      file,
      `  ${notes.title.zh}：${notes.purpose.zh}。保存：${retention[notes.kept].after.zh}`,
      `  ${notes.title.en}: ${notes.purpose.en}. Kept: ${retention[notes.kept].after.en}`,
    ].join('\n'),
  );
  return `${name}
数转通保存的本单位数据，导出时间 ${at.toISOString()}
What Pilotflow keeps about this organisation, exported at ${at.toISOString()}

${files.join('\n\n')}

papers/…
  本单位提交的材料原件 · The papers that the organisation handed in, as they were

left-out.json
  未能放入的材料及原因 · Papers that could not be put in, and why

不含 · Not included
  他人的个人信息、异议人、密码与密钥，以及主管部门的内部卷宗（抽签、进行中的验收、信用核查）。
  Other people's personal data, who objected, passwords and keys, and the authority's own files (draws, inspections under
  way, credit checks).

金额单位为分；时间为 UTC。 · Amounts are in fen; instants are UTC.
`;
}
