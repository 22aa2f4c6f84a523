/** Permissions: registering, the own organisation, its verification, joining it, duplicates. */
import type { PersonRole } from '../vocabulary/roles.ts';
import type { Permission } from './permission.ts';

/** Who sees every organisation, besides the bureau of a district that sees its own enterprises. */
const city = [
  'officer',
  'director',
  'objectionHandler',
  'treasury',
  'auditor',
  'administrator',
] as const satisfies readonly PersonRole[];

export const registrationPermissions = {
  'registration.begin': { zh: '注册单位与账号', en: 'Register an organisation and an account', on: 'anyone', by: [] },
  'registration.confirm': { zh: '确认邮箱', en: 'Confirm the mail address', on: 'anyone', by: [] },
  'creditCode.check': { zh: '核对统一社会信用代码', en: 'Check a credit code', on: 'anyone', by: [] },
  'organisation.readOwn': { zh: '查看本单位', en: 'See the own organisations', on: 'self', by: [] },
  'organisation.read': {
    zh: '查看单位资料',
    en: 'See an organisation and its verification',
    on: 'organisation',
    by: ['district', ...city],
  },
  'organisation.correct': {
    zh: '核验前更正单位资料',
    en: 'Correct the organisation before it is verified',
    on: 'organisation',
    by: [],
    administers: true,
  },
  'organisation.changeContact': {
    zh: '修改单位联系方式',
    en: 'Change how the organisation is reached',
    on: 'organisation',
    by: [],
    administers: true,
  },
  'licence.handIn': {
    zh: '上传营业执照',
    en: 'Hand in the business licence',
    on: 'organisation',
    by: [],
    administers: true,
  },
  'licence.read': {
    zh: '查看营业执照',
    en: 'Read the business licence',
    on: 'organisation',
    by: ['district', 'officer', 'auditor'],
  },
  'verification.request': {
    zh: '提交核验',
    en: 'Ask to be verified',
    on: 'organisation',
    by: [],
    administers: true,
  },
  'verification.list': {
    zh: '查看待核验单位',
    en: 'See who waits for verification',
    on: 'held',
    by: ['district', 'officer'],
  },
  'verification.decide': {
    zh: '核验单位',
    en: 'Verify or refuse an organisation',
    on: 'organisation',
    by: ['district', 'officer'],
  },
  'joinRequest.list': { zh: '查看加入申请', en: 'See who asks to join', on: 'signedIn', by: [] },
  'joinRequest.decide': {
    zh: '处理加入申请',
    en: 'Accept or decline who asks to join',
    on: 'organisation',
    by: ['district', 'officer'],
    administers: true,
  },
  'organisation.merge': {
    zh: '合并重复单位',
    en: 'Merge a duplicate organisation into another',
    on: 'held',
    by: ['officer', 'administrator'],
  },
  'letter.readDemonstration': {
    zh: '查看演示信件',
    en: 'Read letters of the demonstration',
    on: 'anyone',
    by: [],
  },
} as const satisfies Record<string, Permission>;
