/** Acts of the journal that are no events of a case, with their words. An act that has none yet is told by its name. */
import { events } from './events.ts';
import type { Label } from './roles.ts';

export const acts = {
  'session.opened': { zh: '登录', en: 'Signed in' },
  'session.refused': { zh: '登录被拒', en: 'Sign-in refused' },
  'session.closed': { zh: '退出登录', en: 'Signed out' },
  'person.created': { zh: '建立账号', en: 'Account made' },
  'person.passwordChanged': { zh: '修改口令', en: 'Password changed' },
  'person.localeChanged': { zh: '切换语言', en: 'Language changed' },
  'membership.added': { zh: '增加成员', en: 'Member added' },
  'organisation.created': { zh: '建立单位', en: 'Organisation made' },
  'organisation.standingChanged': { zh: '调整单位状态', en: 'Standing changed' },
  'roster.imported': { zh: '导入企业名单', en: 'Roster imported' },
  'city.setUp': { zh: '初始化城市数据', en: 'City set up' },
  'call.published': { zh: '发布批次', en: 'Call published' },
  'clock.advanced': { zh: '推进演示时钟', en: 'Demonstration clock advanced' },
  'case.opened': { zh: '建立草稿', en: 'Draft opened' },
  'correction.proposed': { zh: '提出更正', en: 'Correction proposed' },
  'termination.proposed': { zh: '提出终止', en: 'Termination proposed' },
  'termination.answered': { zh: '企业申辩', en: 'Termination answered' },
  'termination.decided': { zh: '决定终止', en: 'Termination decided' },
  'termination.dismissed': { zh: '不予终止', en: 'Termination dismissed' },
  'deadline.reminder': { zh: '到期催办', en: 'Reminder of a deadline' },
  'deadline.escalated': { zh: '逾期督办', en: 'Deadline escalated' },
  'form.saved': { zh: '保存表单', en: 'Form saved' },
  'assessment.saved': { zh: '保存问卷', en: 'Questionnaire saved' },
  'document.uploaded': { zh: '上传材料', en: 'Paper uploaded' },
  'document.withdrawn': { zh: '撤下材料', en: 'Paper withdrawn' },
  'document.read': { zh: '下载材料', en: 'Paper downloaded' },
  'contract.saved': { zh: '保存合同', en: 'Contract saved' },
  'milestone.done': { zh: '完成里程碑', en: 'Milestone done' },
  'progress.reported': { zh: '填报进度', en: 'Progress reported' },
  'agency.drawn': { zh: '抽取验收机构', en: 'Agency drawn' },
  'conflict.declared': { zh: '签署无利益冲突声明', en: 'No conflict declared' },
  'inspection.saved': { zh: '保存验收评分', en: 'Inspection sheet saved' },
  'spend.saved': { zh: '保存支出明细', en: 'Spend saved' },
  'spend.audited': { zh: '审定支出', en: 'Spend audited' },
  'account.saved': { zh: '登记收款账户', en: 'Account saved' },
  'credit.checked': { zh: '登记信用核查', en: 'Credit check recorded' },
  'journal.sealed': { zh: '封存审计日志', en: 'Journal sealed' },
  'journal.exported': { zh: '导出审计日志', en: 'Journal exported' },
} as const satisfies Record<string, Label>;

export const labelOfAct = (act: string): Label =>
  Object.entries(acts).find(([name]) => name === act)?.[1] ??
  Object.entries(events).find(([name]) => name === act)?.[1] ?? { zh: act, en: act };
