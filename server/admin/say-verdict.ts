/** The verdict on a roster for somebody who reads the terminal; `--json` is for programs. */
import type { Finding, RosterVerdict } from '../../workflows/roster/index.ts';
import type { Imported } from './import-roster.ts';

const say = (kind: string, findings: readonly Finding[]): string[] =>
  findings.map(
    ({ sheet, cell, row, why }) => `  ${kind} ${sheet}${cell ? `!${cell}` : row > 0 ? `!${row}` : ''} ${why}`,
  );

export function sayVerdict(
  { rows, accepted, errors, warnings, questions, normalised }: RosterVerdict,
  imported: Imported | null,
): string[] {
  const lines = [
    `企业 ${rows} 行，合格 ${accepted} 行，错误 ${errors.length}，待确认 ${questions.length}，提醒 ${warnings.length}，自动规范 ${normalised.length}`,
    `${rows} rows, ${accepted} accepted, ${errors.length} errors, ${questions.length} questions, ${warnings.length} warnings, ${normalised.length} normalised`,
    ...say('错误', errors),
    ...say('待确认', questions),
    ...say('提醒', warnings),
  ];
  if (imported === null)
    return [
      ...lines,
      '未导入任何一行；--good-rows 只导入合格的行 · Nothing was imported; --good-rows imports the good rows alone',
    ];
  const { organisations, alreadyThere, accounts, withoutAccount } = imported;
  return [
    ...lines,
    `已导入企业 ${organisations} 家，原有 ${alreadyThere} 家，新账号 ${accounts} 个，无邮箱而未建账号 ${withoutAccount} 家`,
    `Imported ${organisations} enterprises, ${alreadyThere} were there, ${accounts} new accounts, ${withoutAccount} without a mail address and so without one`,
  ];
}
