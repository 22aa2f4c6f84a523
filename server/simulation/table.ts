/** The report as a table for people. */
import { metaOf } from '../../workflows/case/structure.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { roles } from '../../workflows/vocabulary/roles.ts';
import type { Report } from './report.ts';

type Line = [label: string, value: string];

export function tableOf(report: Report): string {
  const { money, endStates, waiting } = report;
  const owners = keysOf(roles).filter((role) => waiting[role] !== undefined);
  const blocks: [title: string, lines: Line[]][] = [
    [
      '办结状态 End states',
      Object.entries(endStates).map(([state, count]) => [`${metaOf(state).zh} ${state}`, String(count)]),
    ],
    ['等待办理 Waiting for', owners.map((role) => [`${roles[role].zh} ${role}`, String(waiting[role] ?? 0)])],
    [
      '金额（元） Money (yuan)',
      [
        ['申报投入 claimed', yuan(money.claimedFen)],
        ['批准补助 approved', yuan(money.approvedFen)],
        ['已拨付 paid', yuan(money.paidFen)],
        ['已追回 recovered', yuan(money.recoveredFen)],
      ],
    ],
    [
      '核对 Verified',
      [
        ['超上限或金额不符 above the ceiling', String(report.ceilingViolations)],
        ['账目平衡 ledger balanced', report.ledgerBalanced ? '是 yes' : '否 no'],
        ['重放差异 replay differences', String(report.replayDifferences)],
        ['预期内的拒绝 refused as expected', String(report.expectedRefusals)],
        ['预期外的拒绝 refused unexpectedly', String(report.unexpectedRefusals)],
        ['服务器错误 server errors', String(report.serverErrors)],
      ],
    ],
    [
      '规模 Size',
      [
        ['企业 enterprises', String(report.enterprises)],
        ['种子 seed', String(report.seed)],
        ['案件事件 events', String(report.events)],
        ['信函 letters', String(report.letters)],
        ['用时（秒） seconds', report.seconds.toFixed(1)],
      ],
    ],
  ];
  const all = blocks.flatMap(([, lines]) => lines);
  const left = Math.max(...all.map(([label]) => widthOf(label)));
  const right = Math.max(...all.map(([, value]) => widthOf(value)));
  const rule = '─'.repeat(left + right + 4);
  const shown = blocks
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([title, lines]) => [
      rule,
      title,
      ...lines.map(([label, value]) => `  ${label}${gap(left, label)}  ${gap(right, value)}${value}`),
    ]);
  const verdict = report.ok ? '全部核对通过 · Everything agrees' : '核对未通过 · Something does not agree';
  return [...shown, rule, verdict].join('\n');
}

/** A Chinese character takes two columns of a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);
const gap = (width: number, text: string): string => ' '.repeat(Math.max(0, width - widthOf(text)));

function yuan(fen: string): string {
  const digits = fen.padStart(3, '0');
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}
