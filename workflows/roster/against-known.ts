/** What only shows against the register: enterprises that are there already, unchanged or with other facts. */
import { formatYuan } from '../money/fen.ts';
import { decisionOn, type RosterAnswers } from './answers.ts';
import { cellName } from './sheet.ts';
import type { Facts, Finding, Question, RosterReference, RosterRow, RosterVerdict } from './verdict.ts';
import { type FindingCode, fieldNames, sayWhy } from './wording.ts';

const compared = [
  'name',
  'district',
  'subIndustry',
  'aboveScale',
  'staff',
  'revenueFen',
  'legalRepresentative',
  'contact',
  'phone',
  'email',
  'address',
  'specialised',
] as const;
type Compared = (typeof compared)[number];

export type KnownEnterprise = { readonly id: string; readonly creditCode: string } & {
  readonly [Field in Compared]: RosterRow[Field] | null;
};

export interface KnownFacts {
  readonly enterprises: ReadonlyMap<string, KnownEnterprise>;
  /** Codes of organisations that are no enterprises, with what they are. */
  readonly otherKinds: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
  /** Mail addresses of people who work for an authority or a firm of a pool, in lower case. */
  readonly officialMails: ReadonlySet<string>;
}

export interface Change {
  readonly id: string;
  readonly row: RosterRow;
  readonly fields: readonly Compared[];
}

export interface ComparedVerdict {
  readonly verdict: RosterVerdict;
  readonly fresh: readonly RosterRow[];
  readonly changed: readonly Change[];
  /** There already, and staying as they are. */
  readonly same: number;
}

/** A blank in the table says nothing, so it changes nothing. */
export function compareWithKnown(
  verdict: RosterVerdict,
  known: KnownFacts,
  { answers, reference }: { readonly answers: RosterAnswers; readonly reference: RosterReference },
): ComparedVerdict {
  const decided = decisionOn(answers);
  const errors: Finding[] = [];
  const questions: Question[] = [];
  const fresh: RosterRow[] = [];
  const changed: Change[] = [];
  let same = 0;
  for (const row of verdict.acceptedRows) {
    const other = known.otherKinds.get(row.creditCode);
    const found = known.enterprises.get(row.creditCode);
    if (other) {
      const facts = { value: row.creditCode, kindZh: other.zh, kindEn: other.en };
      errors.push(findingAt(verdict, row, { field: 'creditCode', code: 'code-of-other-kind', facts }));
    } else if (!found) {
      if (row.email !== null && known.officialMails.has(row.email.toLowerCase()))
        errors.push(findingAt(verdict, row, { field: 'email', code: 'mail-of-official', facts: { value: row.email } }));
      else fresh.push(row);
    } else {
      const fields = compared.filter((field) => row[field] !== null && row[field] !== found[field]);
      const decision = decided(row.sheet, row.excelRow);
      if (fields.length === 0 || decision === 'keep') same += 1;
      else if (decision === 'takeOver') changed.push({ id: found.id, row, fields });
      else {
        const facts = factsOf(row, found, { fields, reference });
        const asked = findingAt(verdict, row, { field: 'creditCode', code: 'enterprise-changed', facts });
        questions.push({ ...asked, suggestion: null, choices: ['采用表中数据', '保留现有数据'] });
      }
    }
  }
  const blocked = new Set([...errors, ...questions].map(({ sheet, row }) => `${row} ${sheet}`));
  const acceptedRows = verdict.acceptedRows.filter((row) => !blocked.has(`${row.excelRow} ${row.sheet}`));
  return {
    verdict: {
      ...verdict,
      accepted: acceptedRows.length,
      acceptedRows,
      errors: [...verdict.errors, ...errors],
      questions: [...verdict.questions, ...questions],
    },
    fresh,
    changed,
    same,
  };
}

type Asked = { readonly fields: readonly Compared[]; readonly reference: RosterReference };

function factsOf(row: RosterRow, found: KnownEnterprise, { fields, reference }: Asked): Facts {
  const changes = (locale: 'zh' | 'en') =>
    fields
      .map((field) => {
        const name = fieldNames[field === 'revenueFen' ? 'revenue' : field][locale];
        const [before, after] = [found[field], row[field]].map((value) => shown(field, value, { reference, locale }));
        return locale === 'zh' ? `${name} ${before} → ${after}` : `${name}: ${before} → ${after}`;
      })
      .join(locale === 'zh' ? '；' : '; ');
  return { value: row.creditCode, changesZh: changes('zh'), changesEn: changes('en') };
}

type Words = { readonly reference: RosterReference; readonly locale: 'zh' | 'en' };

/** How somebody is reached is not spelled out again: that it differs is enough to decide. */
function shown(field: Compared, value: string | number | boolean | null, { reference, locale }: Words): string {
  if (value === null) return locale === 'zh' ? '空白' : 'blank';
  if (field === 'phone' || field === 'email') return '***';
  if (field === 'revenueFen') return `${formatYuan(Number(value))}${locale === 'zh' ? '元' : ' yuan'}`;
  if (field === 'aboveScale') return value ? '规上' : '规下';
  if (field === 'specialised') return value ? '是' : '否';
  if (field !== 'district' && field !== 'subIndustry') return String(value);
  const list = field === 'district' ? reference.districts : reference.subIndustries;
  return list.find(({ code }) => code === value)?.name[locale] ?? String(value);
}

type Said = { readonly field: 'creditCode' | 'email'; readonly code: FindingCode; readonly facts: Facts };

function findingAt({ columns }: RosterVerdict, { sheet, excelRow: row }: RosterRow, said: Said): Finding {
  const column = columns.get(sheet)?.get(said.field);
  const cell = column === undefined ? '' : cellName(column, row);
  return { sheet, row, cell, ...said, ...sayWhy(said.code, said.field, said.facts) };
}
