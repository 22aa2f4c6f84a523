/** Letters about registering, being verified, and joining an organisation. */
import { letter } from './letter-shape.ts';

export const registrationWords = {
  'registration.confirm': letter(
    [
      '请确认邮箱，完成{organisation}的注册',
      '{name}，您好：有人用这个邮箱为“{organisation}”注册了账号。如果是您本人，请在 {hours} 小时内打开下面的链接，并输入注册时设置的密码。如果不是您，请忽略本邮件，账号不会开通。',
    ],
    [
      'Confirm your address to register {organisation}',
      'Dear {name}, somebody registered an account for "{organisation}" with this address. If it was you, open the link below within {hours} hours and enter the password you chose. If not, ignore this letter: no account is opened.',
    ],
  ),
  'registration.known': letter(
    [
      '您已有账号',
      '{name}，您好：有人用这个邮箱申请注册，但这个邮箱已有账号，无需再次注册。请直接登录；忘记密码可在登录页重设。如果不是您本人操作，可忽略本邮件。',
    ],
    [
      'You have an account already',
      'Dear {name}, somebody tried to register with this address, which has an account already. Sign in instead; a forgotten password can be reset on that page. If it was not you, ignore this letter.',
    ],
  ),
  'joinRequest.made': letter(
    ['{name} 申请加入{organisation}', '{name} 申请加入“{organisation}”。请登录处理：同意或说明理由后不同意。'],
    [
      '{name} asks to join {organisation}',
      '{name} asks to join "{organisation}". Sign in to accept or to decline with a reason.',
    ],
  ),
  'joinRequest.accepted': letter(
    ['您已加入{organisation}', '您加入“{organisation}”的申请已获同意，请登录办理。'],
    ['You belong to {organisation} now', 'Your request to join "{organisation}" was accepted; sign in to begin.'],
  ),
  'joinRequest.declined': letter(
    ['未同意您加入{organisation}', '您加入“{organisation}”的申请未获同意。理由：{reason}'],
    ['You were not admitted to {organisation}', 'Your request to join "{organisation}" was declined. Reason: {reason}'],
  ),
  'verification.accepted': letter(
    ['{organisation}已通过核验', '“{organisation}”的营业执照已核验通过，现在可以登录办理业务。'],
    ['{organisation} is verified', 'The licence of "{organisation}" has been verified; you can begin now.'],
  ),
  'verification.refused': letter(
    ['{organisation}未通过核验', '“{organisation}”未通过核验。理由：{reason}。请登录更正后重新提交。'],
    [
      '{organisation} was not verified',
      '"{organisation}" was not verified. Reason: {reason}. Sign in, put it right and hand it in again.',
    ],
  ),
  'organisation.merged': letter(
    [
      '{organisation}已并入{into}',
      '“{organisation}”与“{into}”为同一单位，已合并；您现在是“{into}”的成员。理由：{reason}',
    ],
    [
      '{organisation} is now {into}',
      '"{organisation}" is the same organisation as "{into}" and was merged into it; you belong to "{into}" now. Reason: {reason}',
    ],
  ),
};
