/** Everybody but the enterprises: pools, bureaus, treasury and audit office with their people, the same for the same seed. */
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { NewOrganisation } from '../identity/organisations.ts';
import { Dice } from './dice.ts';
import { MadeUp } from './made-up.ts';

export type CastPerson = { name: string; email: string; phone: string; role: PersonRole };
export type CastOrganisation = { organisation: NewOrganisation; people: readonly CastPerson[] };

type District = { readonly code: string; readonly name: { readonly zh: string } };

const homes = [
  { city: '黄石', region: '420202' },
  { city: '武汉', region: '420106' },
  { city: '深圳', region: '440305' },
  { city: '杭州', region: '330106' },
  { city: '苏州', region: '320508' },
  { city: '长沙', region: '430104' },
] as const;
const words = [
  '云策',
  '智联',
  '数帆',
  '微澜',
  '启明',
  '恒易',
  '创维',
  '汇川',
  '天枢',
  '蓝鲸',
  '正则',
  '知味',
  '海纳',
  '卓见',
] as const;
const trades = {
  provider: ['数字科技有限公司', '工业软件有限公司', '智能科技有限公司', '信息技术有限公司'],
  agency: ['工程咨询有限公司', '检测认证有限公司'],
  auditFirm: ['会计师事务所有限责任公司'],
} as const;
const short = { provider: 'provider', agency: 'agency', auditFirm: 'audit' } as const;

type Pool = keyof typeof trades;

export function castOf(seed: number, districts: readonly District[]): CastOrganisation[] {
  const dice = new Dice(seed);
  const madeUp = new MadeUp(dice);
  const person = (email: string, role: PersonRole): CastPerson => ({
    name: madeUp.person(),
    email: `${email}@example.com`,
    phone: madeUp.mobile(),
    role,
  });
  const pool = (kind: Pool, count: number, staff: number): CastOrganisation[] =>
    Array.from({ length: count }, (_, index) => {
      const account = `${short[kind]}${String(index + 1).padStart(2, '0')}`;
      const people = Array.from({ length: staff }, (_, nth) =>
        person(staff === 1 ? account : `${account}-${nth + 1}`, kind),
      );
      return { organisation: company(kind, dice, madeUp), people };
    });
  const authority = (
    kind: OrganisationKind,
    name: string,
    { district, people }: { district?: string; people: CastPerson[] },
  ): CastOrganisation => ({
    organisation: {
      kind,
      name,
      creditCode: madeUp.creditCode('11', district ?? '420200'),
      district: district ?? null,
      phone: madeUp.telephone(),
      address: madeUp.address('黄石市'),
    },
    people,
  });
  const providers = pool('provider', 24, 1);
  return [
    ...providers,
    ...tieFirst(pool('agency', 6, 3), providers),
    ...pool('auditFirm', 3, 2),
    ...districts.map(({ code, name }) =>
      authority('districtBureau', `${name.zh}科技和经济信息化局`, {
        district: code,
        people: [person(`district-${code}`, 'district')],
      }),
    ),
    authority('bureau', '黄石市经济和信息化局', {
      people: [
        person('officer1', 'officer'),
        person('officer2', 'officer'),
        person('officer3', 'officer'),
        person('director', 'director'),
        person('objection1', 'objectionHandler'),
        person('objection2', 'objectionHandler'),
        person('administrator', 'administrator'),
      ],
    }),
    authority('treasury', '黄石市财政局', {
      people: [person('treasury1', 'treasury'), person('treasury2', 'treasury')],
    }),
    authority('auditOffice', '黄石市审计局', { people: [person('auditor', 'auditor')] }),
  ];
}

function company(kind: Pool, dice: Dice, madeUp: MadeUp): NewOrganisation {
  const { city, region } = dice.pick(homes);
  return {
    kind,
    name: madeUp.name(() => `${city}${dice.pick(words)}${dice.pick(trades[kind])}`),
    creditCode: madeUp.creditCode('91', region),
    legalRepresentative: madeUp.person(),
    contact: madeUp.person(),
    phone: madeUp.telephone(),
    address: madeUp.address(`${city}市`),
    standing: 'admitted',
  };
}

/** The first agency has the legal representative and the address of the first provider: no draw may give it that provider's cases. */
function tieFirst(agencies: CastOrganisation[], providers: readonly CastOrganisation[]): CastOrganisation[] {
  const [first, ...others] = agencies;
  const provider = providers[0]?.organisation;
  if (first === undefined || provider === undefined) return agencies;
  const tie = { legalRepresentative: provider.legalRepresentative ?? null, address: provider.address ?? null };
  return [{ ...first, organisation: { ...first.organisation, ...tie } }, ...others];
}
