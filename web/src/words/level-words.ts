/** The questionnaires and the level. */
import type { Words } from './pair.ts';

export const levelWords = {
  'level.nth': ['{level} 级', 'Level {level}'],
  'level.zero': ['未达一级', 'Below level 1'],
  'level.unconfirmed': ['（待确认）', '(not confirmed)'],
  'level.notYet': ['尚未评出', 'No level yet'],
  'level.fillIn': ['填写完整后显示得分与等级', 'Score and level appear when it is complete'],
  'level.score': ['得分 {score}', 'Score {score}'],
  'level.scoreRow': ['得分', 'Score'],
  'level.preview': ['等级预览', 'The level so far'],
  'level.progress': ['已答 {answered} / {all} 题', '{answered} of {all} answered'],
  'level.kept': ['距下一级：', 'What keeps it from the next level:'],
  'level.kinds': ['问卷', 'Questionnaires'],
  'level.compare': ['前后对比', 'Side by side'],
  'level.what': ['项目', 'Item'],
  'level.parts': ['问卷部分', 'Parts of the questionnaire'],
  'level.scenarios': ['应用场景', 'Scenarios'],
  'level.nextPart': ['下一部分：{name}', 'Next part: {name}'],
  'level.single': ['（单选，满分 {points}）', '(choose one, up to {points} points)'],
  'level.multi': ['（多选，满分 {points}）', '(choose all that apply, up to {points} points)'],
  'level.points': ['{points} 分', '{points} points'],
  'level.needs': ['须先选 {keys}', 'needs {keys} as well'],
  'level.alone': ['不能与其他选项同选', 'stands alone'],
  'level.noneOfFour': ['四级描述均不符合', 'None of the four fits'],
  'level.evidence': ['可作佐证：', 'Evidence: '],
  'level.closed': ['此问卷现在只能查看。', 'This questionnaire can only be read now.'],
  'level.none': ['还没有问卷', 'There is no questionnaire yet'],
  'level.noneNext': [
    '申报、诊断和评定时填写的问卷会出现在这里。',
    'The questionnaires of application, diagnosis and assessment appear here.',
  ],
} as const satisfies Words;
