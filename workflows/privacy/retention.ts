/**
 * How long what is kept, after which event, and on which ground. `days: null` is kept by the archive rule and never touched by
 * the retention round: cases, money and the journal. Everything else is erased by server/privacy/retention.ts when it is due.
 */
type Label = { readonly zh: string; readonly en: string };
export type RetentionRule = { readonly days: number | null; readonly after: Label; readonly ground: Label };

const minimal = {
  zh: '个人信息保护法第十九条：保存期限为实现处理目的所必要的最短时间',
  en: 'PIPL art. 19: no longer than the purpose needs',
};
const archive = {
  zh: '档案法、会计档案管理办法：专项资金档案',
  en: 'Archives Law and the rules on accounting records: files of public money',
};

export const retention = {
  caseArchive: {
    days: null,
    after: { zh: '随案件归档，不由本系统删除', en: 'Archived with the case; not erased here' },
    ground: archive,
  },
  moneyArchive: {
    days: null,
    after: { zh: '随资金账归档，不由本系统删除', en: 'Archived with the ledger; not erased here' },
    ground: archive,
  },
  journal: {
    days: null,
    after: { zh: '至少 184 天，本系统不删除', en: 'At least 184 days; not erased here' },
    ground: {
      zh: '网络安全法第二十一条：日志留存不少于六个月',
      en: 'Cybersecurity Law art. 21: logs for six months at least',
    },
  },
  register: {
    days: null,
    after: { zh: '单位登记期间，其后随案件归档', en: 'While the organisation is registered, then with its cases' },
    ground: archive,
  },
  published: {
    days: null,
    after: { zh: '公开资料，长期', en: 'Published; for good' },
    ground: { zh: '政府信息公开条例', en: 'Regulations on open government information' },
  },
  signature: {
    days: null,
    after: { zh: '姓名随其办理的事项归档', en: 'The name is archived with what the person did' },
    ground: archive,
  },
  account: {
    days: 365,
    after: { zh: '账号停用后', en: 'After the account is deactivated' },
    ground: minimal,
  },
  unconfirmed: {
    days: 7,
    after: { zh: '注册后一直未确认邮箱', en: 'After a registration whose mail address was never confirmed' },
    ground: minimal,
  },
  signInFailures: { days: 1, after: { zh: '最近一次失败后', en: 'After the last failure' }, ground: minimal },
  sessions: { days: 30, after: { zh: '登录失效后', en: 'After the session has expired' }, ground: minimal },
  mailTokens: { days: 1, after: { zh: '使用或过期后', en: 'After use or expiry' }, ground: minimal },
  challenges: { days: 1, after: { zh: '过期后', en: 'After expiry' }, ground: minimal },
  invitations: {
    days: 90,
    after: { zh: '撤回或过期后（未接受的）', en: 'After withdrawal or expiry, if not accepted' },
    ground: minimal,
  },
  joinRequests: { days: 365, after: { zh: '被拒绝后', en: 'After it was declined' }, ground: minimal },
  receipts: { days: 2, after: { zh: '请求到达后', en: 'After the request came in' }, ground: minimal },
  letters: {
    days: 90,
    after: {
      zh: '发出或停止投递后（地址与非案件内容）',
      en: 'After sending or giving up: the address, and what is about no case',
    },
    ground: minimal,
  },
  withdrawnPapers: {
    days: 90,
    after: { zh: '提交之前即撤下的材料，撤下后', en: 'After withdrawal, if it was never handed in' },
    ground: minimal,
  },
  loosePapers: {
    days: 1,
    after: { zh: '为异议上传而未提交的材料，上传后', en: 'Papers uploaded for an objection that was never sent' },
    ground: minimal,
  },
  rosterImports: {
    days: 180,
    after: {
      zh: '上传之后（企业信息导入后另行保存）',
      en: 'After the upload; what was taken in is kept as the organisation',
    },
    ground: minimal,
  },
  orphanFiles: {
    days: 1 / 24,
    after: { zh: '写入后无对应记录的文件', en: 'After writing, if no record names the file' },
    ground: { zh: '残留数据清除', en: 'Residual data are cleared' },
  },
} as const satisfies Record<string, RetentionRule>;

export type RetentionName = keyof typeof retention;
/** The rules that the retention round carries out. */
export type ErasedBy = {
  [Name in RetentionName]: (typeof retention)[Name]['days'] extends null ? never : Name;
}[RetentionName];

const dayMs = 86_400_000;
/** What happened before this instant is due. */
export const dueBefore = (name: ErasedBy, now: Date): Date => new Date(now.getTime() - retention[name].days * dayMs);
