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
  'organisations.contact': ['联系方式', 'Contact'],
} as const satisfies Words;
