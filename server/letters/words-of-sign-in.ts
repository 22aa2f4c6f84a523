/** Letters about signing in: what somebody must learn at once when it was not themselves. */
type Letter = { subject: { zh: string; en: string }; text: { zh: string; en: string } };

const letter = (zh: [string, string], en: [string, string]): Letter => ({
  subject: { zh: zh[0], en: en[0] },
  text: { zh: zh[1], en: en[1] },
});

const notYou = {
  zh: '如非本人操作，请立即修改密码并在“账号安全”中结束其他登录，同时告知系统管理员。',
  en: 'If this was not you, change your password at once, end the other sessions on the security page, and tell the administrator.',
};

export const signInWords = {
  'session.newDevice': letter(
    ['【安全提醒】新设备登录', `您的账号于 {at} 在一台未登录过的设备（{device}，地址 {address}）上登录。${notYou.zh}`],
    [
      '[Security] Sign-in from a new device',
      `Somebody signed in to your account at {at} from a browser that is new to it ({device}, address {address}). ${notYou.en}`,
    ],
  ),
  'password.changed': letter(
    ['【安全提醒】密码已修改', `您的账号密码已于 {at} 修改（地址 {address}），其他登录已全部结束。${notYou.zh}`],
    [
      '[Security] Your password was changed',
      `Your password was changed at {at} (address {address}), and all other sessions were ended. ${notYou.en}`,
    ],
  ),
  'password.reset': letter(
    [
      '重设密码',
      '有人于 {at}（地址 {address}）申请重设您的密码。如是本人，请在 {minutes} 分钟内打开下面的链接；链接只能使用一次。如非本人，请忽略本邮件，密码不会改变。',
    ],
    [
      'Reset your password',
      'Somebody asked at {at} (address {address}) to reset your password. If it was you, open the link below within {minutes} minutes; it works once. If not, ignore this letter: nothing changes.',
    ],
  ),
  'factor.added.totp': letter(
    ['【安全提醒】已启用身份验证器 App', `您的账号于 {at} 启用或更换了身份验证器 App（地址 {address}）。${notYou.zh}`],
    [
      '[Security] Authenticator app set up',
      `An authenticator app was set up or changed for your account at {at} (address {address}). ${notYou.en}`,
    ],
  ),
  'factor.added.passkey': letter(
    ['【安全提醒】已添加通行密钥', `您的账号于 {at} 添加了一个通行密钥（地址 {address}）。${notYou.zh}`],
    ['[Security] Passkey added', `A passkey was added to your account at {at} (address {address}). ${notYou.en}`],
  ),
  'factor.removed.totp': letter(
    ['【安全提醒】已停用身份验证器 App', `您的账号于 {at} 停用了身份验证器 App（地址 {address}）。${notYou.zh}`],
    [
      '[Security] Authenticator app removed',
      `The authenticator app of your account was removed at {at} (address {address}). ${notYou.en}`,
    ],
  ),
  'factor.removed.passkey': letter(
    ['【安全提醒】已移除通行密钥', `您的账号于 {at} 移除了一个通行密钥（地址 {address}）。${notYou.zh}`],
    ['[Security] Passkey removed', `A passkey was removed from your account at {at} (address {address}). ${notYou.en}`],
  ),
  'factors.reset': letter(
    ['【安全提醒】第二步验证已重置', `系统管理员于 {at} 重置了您的第二步验证，请重新登录并设置。${notYou.zh}`],
    [
      '[Security] Your second factor was reset',
      `The administrator reset your second factor at {at}; sign in and set it up again. ${notYou.en}`,
    ],
  ),
  'recoveryCode.used': letter(
    ['【安全提醒】恢复码已使用', `您的账号于 {at} 使用了一个恢复码，还剩 {left} 个。${notYou.zh}`],
    [
      '[Security] A recovery code was used',
      `A recovery code of your account was used at {at}; {left} are left. ${notYou.en}`,
    ],
  ),
} as const satisfies Record<string, Letter>;
