/** Messages on a case: reading, writing, and who reads what is written. */
import type { Words } from './pair.ts';

export const messageWords = {
  'message.title': ['消息', 'Messages'],
  'message.lead': [
    '就本案与各方沟通。主管部门可以看到全部消息；其他各方只能看到发给自己的和自己发出的。发出后不能修改或删除。',
    'Talk about this case with the others on it. The bureau reads every message; everybody else only what they wrote or what was written to them. What is sent cannot be changed or deleted.',
  ],
  'message.none': ['还没有您可以看到的消息', 'There is no message for you yet'],
  'message.noneNext': [
    '发给您的消息会显示在这里，并发邮件提醒您一次。',
    'What is written to you appears here, and one letter tells you about it.',
  ],
  'message.unread': ['{count} 条未读', '{count} unread'],
  'message.new': ['新', 'New'],
  'message.you': ['您', 'You'],
  'message.to': ['可见：', 'Read by: '],
  'message.partyOf': ['{part}（{organisation}）', '{part} ({organisation})'],
  'message.andColleagues': ['{own}同事', 'colleagues at {own}'],
  'message.papers': ['所附材料', 'Papers'],
  'message.closedPapers': [
    '另附 {count} 份材料，暂未对您开放。',
    'Papers that go with it and are not open to you, or not yet: {count}.',
  ],
  'message.reply': ['回复', 'Reply'],
  'message.replyTo': ['回复 {author}，{at}', 'Reply to {author}, {at}'],
  'message.write': ['写消息', 'Write a message'],
  'message.text': ['内容', 'Message'],
  'message.textHelp': [
    '最多 4000 字。正式的申请、补正和决定请在“现在可办”中办理，不以消息代替。',
    'At most 4000 characters. What is applied for, supplemented or decided goes through What now, not through a message.',
  ],
  'message.textMissing': ['请填写消息内容', 'Write what you want to say'],
  'message.readers': ['谁可以看到', 'Who reads it'],
  'message.bureauAlways': ['主管部门始终可以看到。', 'The bureau always reads it.'],
  'message.willRead': ['发出后可以看到的人：{readers}。', 'It will be read by: {readers}.'],
  'message.onlyBureau': [
    '只有主管部门内部可以看到，不会发给企业和其他各方。',
    'Only the bureau reads it: neither the enterprise nor anybody else on the case.',
  ],
  'message.ownColleagues': ['本单位同事', 'your own colleagues'],
  'message.bring': ['附上文件', 'Bring files'],
  'message.attach': ['附上本案材料', 'Attach papers of this case'],
  'message.attachHelp': [
    '最多 10 份，从您能查看的材料中选择；收件方无权查看的材料不能附上。',
    'At most 10, of those that you may read. What a reader may not open cannot go with it.',
  ],
  'message.attachNone': ['本案还没有您能查看的材料', 'There is no paper on this case that you may read'],
  'message.send': ['发送', 'Send'],
  'message.sent': ['消息已发送', 'The message is sent'],
  'message.kept': [
    '未发送的内容保存在本浏览器标签页中，刷新或重新登录后仍在。',
    'What is not sent yet stays in this tab, also after a reload or signing in again.',
  ],
  'reader.bureau': ['主管部门', 'Bureau'],
  'reader.enterprise': ['企业', 'Enterprise'],
  'reader.provider': ['服务商', 'Provider'],
  'reader.agency': ['第三方验收机构', 'Acceptance agency'],
  'reader.auditFirm': ['审计机构', 'Audit firm'],
} as const satisfies Words;
