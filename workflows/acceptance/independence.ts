/**
 * Who is too close to a case to inspect or audit it (process.md, "Independence"): the provider or the diagnosing provider
 * themselves, or an organisation that shares the credit code, the legal representative, a phone or the address with a
 * party. Everything is compared after cleaning: what people type differs in widths, blanks and prefixes.
 */
import { normaliseCreditCode } from '../organisation/credit-code.ts';
import { saysNothing } from '../roster/text.ts';

/** What of an organisation can give a tie away. */
export type Identity = {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly legalRepresentative: string | null;
  readonly phone: string | null;
  readonly address: string | null;
};

export const tieKinds = {
  same: { zh: '为同一机构', en: 'is the same organisation as' },
  creditCode: { zh: '统一社会信用代码相同', en: 'has the credit code of' },
  legalRepresentative: { zh: '法定代表人相同', en: 'has the legal representative of' },
  phone: { zh: '电话相同', en: 'has the phone of' },
  address: { zh: '地址相同', en: 'has the address of' },
} as const;

export type TieKind = keyof typeof tieKinds;
export type Tie = { readonly kind: TieKind; readonly partyId: string; readonly partyName: string };

/** The first tie between an organisation and the parties of a case, or null when it is independent of all of them. */
export function findTie(one: Identity, parties: readonly Identity[]): Tie | null {
  for (const party of parties) {
    const kind = tieBetween(one, party);
    if (kind !== null) return { kind, partyId: party.id, partyName: party.name };
  }
  return null;
}

/** Symmetric. What is empty or stands for nothing (无, -) ties nobody. */
export function tieBetween(one: Identity, other: Identity): TieKind | null {
  if (one.id === other.id) return 'same';
  if (equal(creditCode(one), creditCode(other))) return 'creditCode';
  if (equal(personKey(one), personKey(other))) return 'legalRepresentative';
  const phones = phoneKeys(other.phone);
  if (phoneKeys(one.phone).some((phone) => phones.includes(phone))) return 'phone';
  return sameAddress(addressKey(one.address), addressKey(other.address)) ? 'address' : null;
}

/** Why it was left out, for the record of the draw. */
export function describeTie({ kind, partyName }: Tie): { zh: string; en: string } {
  return { zh: `与“${partyName}”${tieKinds[kind].zh}`, en: `${tieKinds[kind].en} ${partyName}` };
}

const equal = (a: string, b: string): boolean => a !== '' && a === b;
const clean = (text: string | null): string =>
  text === null || saysNothing(text) ? '' : text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();

const creditCode = (of: Identity): string => (of.creditCode === null ? '' : normaliseCreditCode(of.creditCode));
const personKey = (of: Identity): string => clean(of.legalRepresentative).replace(/\p{P}/gu, '');

/** Several phones may stand in one field. Digits only, without the prefix of the country and the zero before the area. */
function phoneKeys(text: string | null): string[] {
  return (text ?? '')
    .normalize('NFKC')
    .split(/[/、,;，；|]|\s{2,}|\n/u)
    .map((part) =>
      part
        .replace(/\D/gu, '')
        .replace(/^(?:00)?86(?=\d{10,})/, '')
        .replace(/^0+/, ''),
    )
    .filter((digits) => digits.length >= 7);
}

const addressKey = (text: string | null): string => clean(text).replace(/[\p{P}\p{S}]/gu, '');

/** One may name the province or the city where the other begins with the district; a mere house number is no address. */
function sameAddress(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 6 && long.endsWith(short);
}
