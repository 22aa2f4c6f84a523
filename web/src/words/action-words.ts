/** Saying something to a case: the form, the check before it counts, what has changed meanwhile. */
import type { Words } from './pair.ts';

export const actionWords = {
  'action.asks': [
    '提交时还要核对；不符合时会提示：',
    'Checked when it is sent; if it does not hold, you will be told:',
  ],
  'action.next': ['下一步：核对', 'Next: check'],
  'action.back': ['返回修改', 'Back'],
  'action.cancel': ['取消', 'Cancel'],
  'action.confirm': ['确认：{action}', 'Confirm: {action}'],
  'action.checkTitle': ['请核对', 'Please check'],
  'action.checkCase': ['{enterprise}（{number}），当前“{state}”', '{enterprise} ({number}), now “{state}”'],
  'action.checkNote': [
    '确认后即办理“{action}”，记入办理记录，不能删除。',
    'On confirming, “{action}” takes effect and is recorded for good.',
  ],
  'action.done': [
    '已办理“{action}”。现为“{state}”，由 {desk} 办理。',
    '“{action}” is done. Now “{state}”, with: {desk}.',
  ],
  'action.doneEnded': [
    '已办理“{action}”。案件已办结：“{state}”。',
    '“{action}” is done. The case is closed: “{state}”.',
  ],
  'action.reasonHelp': [
    '写明事实与依据，当事人会看到。最多 2000 字。',
    'Say what and on what basis; those concerned will read it. At most 2000 characters.',
  ],
  'action.reasonMissing': ['请写明理由', 'Give the reason'],
  'action.defectsHelp': [
    '点选需要补正的字段或材料，并逐项写明问题；企业据此逐项补正。',
    'Click the fields and papers to put right and say what is wrong with each; the enterprise works from this list.',
  ],
  'action.defectWhy': ['问题是什么、应如何补正', 'What is wrong and how to put it right'],
  'action.defectWithoutWhy': ['请逐项写明需要补正的问题', 'Say what is wrong for every item'],
  'action.defectRemove': ['移除 {name}', 'Remove {name}'],
  'action.providerSearch': ['输入名称查找服务商', 'Type a name to find a provider'],
  'action.providerNone': ['没有找到符合的服务商', 'No provider found'],
  'action.drawFirst': ['请先抽取机构', 'Draw the agency first'],
  'action.toDraw': ['到“验收”页抽取', 'To the draw'],
  'stale.title': ['在您填写期间，案件有了变化', 'The case has changed while you were filling in'],
  'stale.moved': ['从“{from}”变为“{to}”，现由 {desk} 办理', 'It went from “{from}” to “{to}”, now with: {desk}'],
  'stale.sameState': ['仍在“{state}”，但内容已更新', 'It is still “{state}”, but its content changed'],
  'stale.at': ['变化时间', 'Changed at'],
  'stale.possible': ['您填写的内容仍然保留；核对后可以再次提交。', 'What you typed is kept; check it and send again.'],
  'stale.impossible': [
    '您填写的内容仍然保留，但现在不能办理这一项。',
    'What you typed is kept, but this cannot be done now.',
  ],
} as const satisfies Words;
