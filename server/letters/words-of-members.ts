/** Letters about memberships: invited, ended, handed over, deputised, deactivated. */
import { type Letter, letter } from './letter-shape.ts';

export const wordsOfMembers: Readonly<Record<string, Letter>> = {
  'invitation.sent': letter(
    [
      '{organisation} 邀请您加入数转通',
      '{inviter} 邀请您以“{role}”身份加入 {organisation}。链接至 {until} 前有效，只能使用一次；如非您本人事务，请忽略本邮件。请打开：',
    ],
    [
      '{organisation} invites you to Pilotflow',
      '{inviter} invites you to join {organisation} as {roleEn}. The link is valid until {until} and works once; if this is not for you, ignore this letter. Open:',
    ],
  ),
  'invitation.toConfirm': letter(
    [
      '【待复核】{organisation} 的邀请',
      '{inviter} 拟邀请一人以“{role}”身份加入 {organisation}。该角色须由另一名系统管理员复核后才会发出邀请，请打开：',
    ],
    [
      '[To confirm] An invitation to {organisation}',
      '{inviter} wants to invite somebody to {organisation} as {roleEn}. It goes out once another administrator has confirmed it. Open:',
    ],
  ),
  'membership.ended': letter(
    ['您在 {organisation} 的身份已结束', '您在 {organisation} 的“{role}”身份已结束。理由：{reason}。'],
    ['Your membership in {organisation} has ended', 'You are no longer {roleEn} of {organisation}. Reason: {reason}.'],
  ),
  'membership.roleChanged': letter(
    ['您在 {organisation} 的角色已变更', '您在 {organisation} 的角色已变更为“{role}”。理由：{reason}。'],
    ['Your role in {organisation} has changed', 'You are now {roleEn} of {organisation}. Reason: {reason}.'],
  ),
  'membership.handedOver': letter(
    ['{from} 已将工作转办给您', '{from} 已将其在 {organisation} 的“{role}”身份及代理安排转给您。说明：{reason}。'],
    ['{from} has handed over to you', '{from} handed over to you as {roleEn} of {organisation}. Note: {reason}.'],
  ),
  'deputy.named': letter(
    [
      '{from} 委托您代理',
      '{from} 委托您在 {since} 至 {until} 期间代理其在 {organisation} 的“{role}”职责；办理时以您本人名义留痕。',
    ],
    [
      'You stand in for {from}',
      'You stand in for {from} as {roleEn} of {organisation} from {since} to {until}. What you do is recorded under your own name.',
    ],
  ),
  'deputy.ended': letter(
    ['代理已提前结束', '{from} 在 {organisation} 的“{role}”职责由 {deputy} 代理的安排已提前结束。'],
    ['A deputyship has ended early', '{deputy} no longer stands in for {from} as {roleEn} of {organisation}.'],
  ),
  'person.deactivated': letter(
    ['您的账号已停用', '您的数转通账号已由系统管理员停用。理由：{reason}。如有疑问，请联系主管部门。'],
    ['Your account is deactivated', 'An administrator deactivated your Pilotflow account. Reason: {reason}.'],
  ),
  'person.reactivated': letter(
    ['您的账号已恢复', '您的数转通账号已恢复，可以重新登录。'],
    ['Your account is active again', 'Your Pilotflow account is active again; you can sign in.'],
  ),
  'person.secondFactorReset': letter(
    [
      '您的第二步验证已重置',
      '系统管理员已重置您账号的身份验证器 App、恢复码与通行密钥。理由：{reason}。如非您本人要求，请立即联系主管部门。',
    ],
    [
      'Your second factor was reset',
      'An administrator reset the authenticator, recovery codes and passkeys of your account. Reason: {reason}. If you did not ask for this, tell the bureau at once.',
    ],
  ),
};
