/** Privacy: masked values, who objected, what is kept and for how long. */
import type { Words } from './pair.ts';

export const privacyWords = {
  'reveal.show': ['查看完整{what}', 'Show the whole {what}'],
  'reveal.title': ['查看完整内容', 'See it in full'],
  'reveal.lead': [
    '完整内容显示一分钟后自动遮盖。何人、何时、因何查看，会记入日志。',
    'It is covered again after a minute. Who looked, when and why goes into the journal.',
  ],
  'reveal.reason': ['查看理由', 'Reason'],
  'reveal.reasonHelp': [
    '例如：电话核实申报材料。请勿写入个人信息。',
    'Such as: telephoning about the application. No personal data, please.',
  ],
  'reveal.confirm': ['查看', 'Show'],
  'reveal.hide': ['立即遮盖', 'Cover it now'],
  'reveal.left': ['{seconds} 秒后遮盖', 'Covered in {seconds} s'],
  'reveal.phone': ['电话', 'telephone number'],
  'reveal.email': ['邮箱', 'mail address'],
  'reveal.account': ['账号', 'account number'],
  'objector.title': ['异议人', 'Who objected'],
  'objector.lead': [
    '仅异议核查岗可见：加密保存，不进入案件记录、通知、导出，经办与企业均看不到。',
    'For objection handlers only: kept sealed, and in no history, letter or export; neither the officers nor the enterprise see it.',
  ],
  'objector.notInReason': [
    '异议人姓名、联系方式和异议书内容请登记在“异议人”一栏；这里所写的理由，本案各方都能看到。',
    'Put the name, contact and statement of who objected under "Who objected". The reason written here is read by everybody on the case.',
  ],
  'objector.none': ['尚未登记异议人', 'Nobody is recorded yet'],
  'objector.noneNext': [
    '受理异议时请登记；登记后本案的异议核查岗可再次查看。',
    'Record them when you admit an objection; the handlers of this case can read it again.',
  ],
  'objector.add': ['登记异议人', 'Record who objected'],
  'objector.name': ['姓名或单位', 'Name or organisation'],
  'objector.contact': ['联系方式', 'Contact'],
  'objector.contactHelp': ['电话、邮箱或地址，用于反馈处理结果', 'Telephone, mail or address, to answer them'],
  'objector.statement': ['异议内容', 'Written statement'],
  'objector.statementHelp': ['可照录异议书原文', 'The statement as it was handed in'],
  'objector.recordedAt': ['登记时间', 'Recorded'],
  'objector.sealed': ['无法解密：密钥已更换', 'Cannot be opened: the key was changed'],
  'objector.save': ['加密保存', 'Save sealed'],
  'objector.cancel': ['取消', 'Cancel'],
  'papers.watermarked': [
    '敏感材料：除提交单位外，下载的 PDF 和图片带有下载人、单位和时间的水印。',
    'Sensitive: except for who handed it in, PDFs and pictures are downloaded with a watermark of reader, organisation and time.',
  ],
  'organisations.contact': ['联系方式', 'Contact'],
} as const satisfies Words;
