/** Every refusal the product gives, once: its status and its words. `{name}` is filled from the facts. */
type Entry = { status: number; zh: string; en: string };

export const catalogue = {
  malformed: { status: 400, zh: '请求格式不正确', en: 'The request is malformed' },
  'invalid-shape': { status: 400, zh: '填写内容的格式不正确', en: 'Some values have the wrong shape' },
  'unknown-event': { status: 400, zh: '没有这种操作', en: 'There is no such action' },
  'bad-cursor': {
    status: 400,
    zh: '翻页标记无效，请从第一页重新开始',
    en: 'The page cursor is not valid; start from the first page',
  },
  'not-signed-in': { status: 401, zh: '请先登录', en: 'Sign in first' },
  csrf: { status: 403, zh: '请求未带防伪标记', en: 'The request lacks the CSRF header' },
  'wrong-role': {
    status: 403,
    zh: '您的角色不能办理此事，应由{by}办理',
    en: 'Your role may not do this; it is for {by}',
  },
  'second-factor-required': {
    status: 403,
    zh: '请先完成第二步验证',
    en: 'Show your second factor first',
  },
  'second-factor-missing': {
    status: 403,
    zh: '您的岗位须先启用第二步验证',
    en: 'Your role needs a second factor; set one up first',
  },
  'confirm-identity': {
    status: 403,
    zh: '办理此事前，请再次确认是您本人',
    en: 'Confirm first that it is still you',
  },
  'sso-stranger': {
    status: 403,
    zh: '统一身份认证已通过，但本系统没有对应的工作人员账号，请联系系统管理员开通',
    en: 'The single sign-on knows you, but no member of staff here has this account; ask the administrator for one',
  },
  'not-found': { status: 404, zh: '没有找到', en: 'Not found' },
  'not-here': {
    status: 409,
    zh: '案件当前处于“{state}”，不能办理此事',
    en: 'The case is at "{state}"; this cannot be done now',
  },
  closed: { status: 409, zh: '案件已办结（{state}）', en: 'The case is closed ({state})' },
  stale: { status: 409, zh: '案件已被他人更新，请刷新后再办理', en: 'Somebody else has moved the case; reload it' },
  'stale-form': {
    status: 409,
    zh: '内容已被他人修改，请刷新后合并',
    en: 'Somebody else has changed this; reload and merge',
  },
  'other-person': {
    status: 409,
    zh: '本浏览器中已有另一人登录，此次操作未办理；请刷新页面后再试',
    en: 'Somebody else has signed in in this browser; nothing was done. Reload the page and try again',
  },
  'not-open': { status: 409, zh: '当前环节不能修改此项内容', en: 'This cannot be changed at this moment' },
  'too-slow': { status: 408, zh: '请求传输太慢，连接已断开', en: 'The request took too long to arrive' },
  'already-ended': { status: 409, zh: '此前已经结束', en: 'This has ended before' },
  'link-over': { status: 409, zh: '链接已失效（{why}）', en: 'The link is no longer valid ({why})' },
  'invitation-over': {
    status: 409,
    zh: '邀请已失效（{why}）',
    en: 'The invitation is no longer valid ({why})',
  },
  'already-exists': { status: 409, zh: '已经存在：{what}', en: 'Already there: {what}' },
  'in-progress': { status: 409, zh: '相同的请求正在处理，请稍候', en: 'The same request is being worked on' },
  'too-large': { status: 413, zh: '超过大小上限（{limit}）', en: 'Larger than the limit ({limit})' },
  'wrong-type': { status: 415, zh: '不接受这种文件或内容类型（{found}）', en: 'This type is not accepted ({found})' },
  'wrong-credentials': { status: 422, zh: '邮箱或密码不正确', en: 'The mail address or the password is wrong' },
  'wrong-code': {
    status: 422,
    zh: '验证码不正确或已使用过',
    en: 'The code is wrong or has been used already',
  },
  'wrong-passkey': {
    status: 422,
    zh: '通行密钥未通过验证，请重试或改用其他方式',
    en: 'The passkey was not accepted; try again or use another way',
  },
  'weak-password': { status: 422, zh: '密码不符合要求：{why}', en: 'This password will not do: {why}' },
  'link-expired': {
    status: 422,
    zh: '链接已失效或已使用过，请重新申请',
    en: 'The link has expired or has been used; ask for a new one',
  },
  'sso-failed': {
    status: 422,
    zh: '统一身份认证未完成，请重新登录',
    en: 'The single sign-on was not completed; sign in again',
  },
  unmet: { status: 422, zh: '尚有条件未满足', en: 'Some conditions are not met' },
  'other-body': { status: 422, zh: '同一请求编号对应了不同内容', en: 'The same key came with another body' },
  rule: { status: 422, zh: '{zh}', en: '{en}' },
  'bad-text': {
    status: 422,
    zh: '文字中含有不允许的控制字符',
    en: 'The text has control characters that are not allowed',
  },
  'key-required': { status: 428, zh: '须带 Idempotency-Key', en: 'An Idempotency-Key is required' },
  'too-many': {
    status: 429,
    zh: '尝试次数过多，请于 {seconds} 秒后再试',
    en: 'Too many attempts; try again in {seconds} seconds',
  },
  'too-many-headers': { status: 431, zh: '请求头过大', en: 'The headers of the request are too large' },
  busy: { status: 503, zh: '系统繁忙，请稍后再试', en: 'The system is busy; try again shortly' },
  'no-space': { status: 507, zh: '存储空间不足，未保存', en: 'No space is left; nothing was saved' },
  internal: { status: 500, zh: '系统出错，已记录', en: 'Something went wrong; it has been recorded' },
} as const satisfies Record<string, Entry>;

export type RefusalCode = keyof typeof catalogue;
export type Locale = 'zh-CN' | 'en';

/** What is left around a figure that nobody gave. */
const nothingTold = /（）| \(\)|：$|: $/g;

export function wordsOf(code: RefusalCode, locale: Locale, facts: Readonly<Record<string, unknown>>): string {
  const entry = catalogue[code];
  const words = locale === 'en' ? entry.en : entry.zh;
  return words
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      String(facts[locale === 'en' ? `${name}En` : name] ?? facts[name] ?? ''),
    )
    .replace(nothingTold, '');
}
