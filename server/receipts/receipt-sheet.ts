/** What stands on a receipt, as lines of text; drawing it is a matter of its own (draw-receipt.ts). */
import { z } from 'zod';

export const sheetSchema = z.object({
  title: z.string(),
  subtitle: z.string(),
  rows: z.array(z.object({ name: z.string(), text: z.string() })),
  papersTitle: z.string(),
  papers: z.array(z.object({ name: z.string(), hash: z.string() })),
  hashTitle: z.string(),
  hash: z.string(),
  notes: z.array(z.string()),
  url: z.string(),
  /** Stands for every date in the file. */
  at: z.date(),
});
export type Sheet = z.infer<typeof sheetSchema>;

type Receipted = {
  number: string;
  resubmitted: boolean;
  enterprise: string;
  creditCode: string | null;
  caseNumber: string;
  call: string;
  receivedAt: Date;
  by: 'representative' | 'paper' | null;
  papers: readonly { label: string; sha256: string }[];
  hash: string;
  url: string;
};

/** A paper of the city, so in Chinese; the titles stand in English beside it. */
export const sheetOf = (of: Receipted): Sheet => ({
  title: of.resubmitted ? '补正材料受理回执' : '申报受理回执',
  subtitle: of.resubmitted ? 'Receipt for a supplement' : 'Receipt for an application',
  rows: [
    { name: '回执编号 No.', text: of.number },
    { name: '企业名称 Enterprise', text: of.enterprise },
    { name: '统一社会信用代码 Credit code', text: of.creditCode ?? '—' },
    { name: '案件编号 Case', text: of.caseNumber },
    { name: '申报批次 Call', text: of.call },
    { name: '接收时间 Received', text: `${secondInShanghai(of.receivedAt)}（北京时间 UTC+8）` },
    { name: '承诺书 Commitment', text: committed(of.by) },
  ],
  papersTitle: `材料清单与 SHA-256 校验值（共 ${of.papers.length} 份） Papers`,
  papers: of.papers.map(({ label, sha256 }, nth) => ({ name: `${nth + 1}. ${label}`, hash: sha256 })),
  hashTitle: '全部申报内容的校验值 SHA-256 of everything filed',
  hash: of.hash,
  notes: [
    '本回执由系统在接收申报时生成，接收时间以系统记录为准，不代表审核结论。',
    '扫描二维码可核验真伪；核验页显示的编号、时间和校验值应与本页一致。',
  ],
  url: of.url,
  at: of.receivedAt,
});

function committed(by: Receipted['by']): string {
  if (by === 'representative') return '法定代表人已在线确认';
  return by === 'paper' ? '已上传签字盖章的承诺书' : '—';
}

/** China keeps UTC+8 all year. */
const secondInShanghai = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
