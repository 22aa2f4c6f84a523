/** Permissions: the commitment behind an application, and the receipt for it. */
import { bureaus, type Permission } from './permission.ts';

const readers = ['enterprise', ...bureaus] as const;

export const applicationPermissions = {
  'commitment.read': {
    zh: '查看承诺书及确认情况',
    en: 'Read the commitment and where it stands',
    on: 'case',
    by: readers,
  },
  'commitment.ask': {
    zh: '请法定代表人确认承诺书',
    en: 'Ask the legal representative to confirm the commitment',
    on: 'case',
    by: ['enterprise'],
  },
  'commitment.confirm': {
    zh: '以本人账号确认承诺书',
    en: 'Confirm the commitment from one’s own account',
    on: 'case',
    by: ['enterprise'],
    narrowed: {
      zh: '账号姓名须为登记的法定代表人',
      en: 'only who bears the name of the legal representative on record',
    },
  },
  'commitment.open': { zh: '凭链接查看待确认的承诺书', en: 'Open the commitment by its link', on: 'anyone', by: [] },
  'commitment.give': { zh: '凭链接确认承诺书', en: 'Confirm the commitment by its link', on: 'anyone', by: [] },
  'receipt.list': { zh: '查看受理回执', en: 'List the receipts', on: 'case', by: readers },
  'receipt.download': { zh: '下载受理回执', en: 'Download a receipt', on: 'case', by: readers },
  'receipt.verify': { zh: '核验受理回执', en: 'See whether a receipt is genuine', on: 'anyone', by: [] },
} as const satisfies Record<string, Permission>;
