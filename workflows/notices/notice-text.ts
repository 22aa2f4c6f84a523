/** What a notice says: its number, its heading and the words that are published with the list. Stored as they were published. */
import type { Label } from '../vocabulary/roles.ts';
import type { NoticeKind } from './steps.ts';

/** `GS-2025-001`; after the 999th of a year it grows longer. */
export const noticeNumber = (year: number, nth: number): string => `GS-${year}-${String(nth).padStart(3, '0')}`;

const matter: Record<NoticeKind, Label> = {
  list: { zh: '拟入库企业名单', en: 'enterprises proposed for listing' },
  subsidy: { zh: '拟补助企业及金额', en: 'enterprises and subsidies proposed for payment' },
};

export const noticeTitle = (kind: NoticeKind, call: Label): Label => ({
  zh: `关于${call.zh}${matter[kind].zh}的公示`,
  en: `${call.en}: ${matter[kind].en}`,
});

/** `period` is how the closing instant came about, a whole sentence. */
export const noticeText = (kind: NoticeKind, period: Label): Label => ({
  zh:
    `经审核，现将${matter[kind].zh}予以公示，接受社会监督。公示期：${period.zh}` +
    '对公示内容有异议的单位或个人，请在公示期内以书面形式实名提出，说明事实和理由，并签名或加盖公章。' +
    '受理单位为异议人保密；匿名反映不作为异议受理，作为线索另行核查。',
  en:
    `After review the ${matter[kind].en} are published here for everybody to see. Period: ${period.en} ` +
    'Whoever objects does so in writing within this period, in their own name, with facts and grounds, signed or sealed. ' +
    'Who objects is kept confidential. What comes without a name is not taken as an objection but looked into as a clue.',
});
