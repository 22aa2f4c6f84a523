/** Public notices. */
import type { Words } from './pair.ts';

export const noticeWords = {
  'notices.title': ['公示', 'Public notices'],
  'notices.lead': [
    '拟入库企业名单和拟补助资金都在这里公示。公示期内任何单位和个人都可以实名提出异议。',
    'Enterprises proposed for listing and subsidies proposed for payment are published here. Within the period anybody may object, in their own name.',
  ],
  'notices.kind': ['公示类型', 'Kind of notice'],
  'notices.all': ['全部', 'All'],
  'notices.list': ['名单公示', 'Lists'],
  'notices.subsidy': ['补助公示', 'Subsidies'],
  'notices.none': ['还没有公示', 'Nothing has been published yet'],
  'notices.noneNext': [
    '市级审核通过后，名单会在当天公示；补助在领导审批后公示。',
    'A list is published on the day on which the city has reviewed it; a subsidy once it has been approved.',
  ],
  'notices.open': ['公示中', 'Open'],
  'notices.closed': ['已结束', 'Over'],
  'notices.entries': ['{count} 家企业', '{count} enterprises'],
  'notices.publishedAt': ['公示日期', 'Published'],
  'notices.closesAt': ['公示截止', 'Closes'],
  'notices.provisional': [
    '暂定：跨入的年份尚未公布节假日安排',
    'Provisional: the holidays of a year it reaches into are not announced yet',
  ],
  'notices.follow': ['查询异议办理情况', 'Follow an objection'],
  'notice.number': ['编号', 'Number'],
  'notice.period': ['公示期', 'Period'],
  'notice.left': ['距截止还有 {days} 天 {hours} 小时', '{days} days and {hours} hours left'],
  'notice.leftMinutes': ['距截止还有 {hours} 小时 {minutes} 分', '{hours} hours and {minutes} minutes left'],
  'notice.over': ['公示期已满', 'The period is over'],
  'notice.items': ['公示名单', 'What is published'],
  'notice.place': ['序号', 'No.'],
  'notice.enterprise': ['企业名称', 'Enterprise'],
  'notice.district': ['区县', 'District'],
  'notice.subIndustry': ['细分行业', 'Sub-industry'],
  'notice.amount': ['拟补助金额（元）', 'Proposed subsidy (yuan)'],
  'notice.state': ['目前情况', 'As it stands'],
  'notice.until': ['公示至 {until}', 'until {until}'],
  'notice.follows': ['变更后重新公示，原见', 'Published again after a change; before in'],
  'notice.followedBy': ['已重新公示，见', 'Published again in'],
  'notice.object': ['提出异议', 'Object'],
  'notice.objectTo': ['对{enterprise}提出异议', 'Object to {enterprise}'],
  'notice.how': ['如何提出异议', 'How to object'],
  'notice.how1': [
    '在名单中点“提出异议”，写明事实和理由，填写姓名和联系方式。',
    'Choose “Object” in the list; write down facts and grounds, your name and how to reach you.',
  ],
  'notice.how2': [
    '上传签名或盖章的书面材料：最多 {files} 份，每份不超过 {size}，{types}；用手机拍照即可。',
    'Upload the signed or sealed paper: at most {files}, up to {size} each, {types}. A photograph from a phone will do.',
  ],
  'notice.how3': [
    '提交后得到编号和查询码，凭两者查询办理情况。以系统收到的时间为准，截止时刻及以后不再受理。',
    'You get a number and a code, and with both you can follow what becomes of it. The instant of receipt decides; at the closing instant it is too late.',
  ],
  'notice.how4': [
    '异议人严格保密，只有异议核查人员能够看到，经办科室看不到。匿名反映不作为异议，作为线索另行核查，不影响公示。',
    'Who objects is confidential: only those who look into objections can see it, and not the section that runs the business. What comes without a name is looked into as a clue and holds nothing up.',
  ],
  'notice.print': ['打印', 'Print'],
} as const satisfies Words;
