import { describe, expect, test } from 'vitest';
import { type Cell, findingCodes, judgeRoster, sayWhy } from '../../workflows/roster/index.ts';
import {
  type Column,
  columns,
  enterprise,
  headerRow,
  reference,
  rowOf,
  sheetOf,
  type Written,
} from './roster-builder.ts';
import { faults } from './roster-faults.ts';

/** What becomes of one cell in an otherwise sound row. */
function judgeCell(column: Column, typed: Written) {
  const row: Written[] = rowOf(enterprise(1, { aboveScale: '规上', revenue: 5000 }));
  row[columns.indexOf(column)] = typed;
  const verdict = judgeRoster([sheetOf([headerRow, row])], reference);
  const said = [...verdict.errors, ...verdict.warnings, ...verdict.questions].map(({ code }) => code);
  const shown = verdict.normalised.find(({ field }) => field === column)?.to;
  return { said, shown, row: verdict.acceptedRows[0] };
}

describe('phones', () => {
  test.each([
    ['199 7279-5891', '19972795891'],
    ['+8619972795891', '19972795891'],
    ['0086-199-7279-5891', '19972795891'],
    ['8619972795891', '19972795891'],
    ['１９９７２７９５８９１', '19972795891'],
    ['199\u200b7279\u00a05891', '19972795891'],
    ['07146512345', '0714-6512345'],
    ['(0714)6512345', '0714-6512345'],
    ['0714—6512345', '0714-6512345'],
    ['+86 714 6512345', '0714-6512345'],
    ['027-87654321转8001', '027-87654321-8001'],
    ['400 123 4567', '400-123-4567'],
    ['电话：19972795891', '19972795891'],
  ])('%s is %s', (typed, phone) => {
    expect(judgeCell('phone', typed)).toMatchObject({ said: [], shown: phone, row: { phone } });
  });

  test('a number that Excel keeps as a number needs no mention', () => {
    expect(judgeCell('phone', 19_972_795_891)).toMatchObject({
      said: [],
      shown: undefined,
      row: { phone: '19972795891' },
    });
  });
});

describe('staff', () => {
  test.each([
    ['289人', 289],
    ['1,600', 1600],
    ['１，２８０ 人', 1280],
    ['三百二十五人', 325],
    ['叁佰', 300],
    ['0.012万人', 120],
    ['280.0', 280],
    ['289\n', 289],
  ])('%j is %i', (typed, staff) => {
    expect(judgeCell('staff', typed)).toMatchObject({ said: [], shown: String(staff), row: { staff } });
  });

  test('a date in the place of a number is named, not converted', () => {
    expect(judgeCell('staff', { kind: 'date', date: '1900-10-15' }).said).toEqual(['unexpected-date']);
  });
});

describe('formulas', () => {
  const formula = (text: string, result: Cell): Cell =>
    result.kind === 'formula' ? result : { kind: 'formula', formula: text, result };

  test('a computed revenue counts with its stored result, and both are shown', () => {
    const judged = judgeCell('revenue', formula('SUM(Q2:R2)', { kind: 'number', number: 3000.1 + 0.2 }));
    expect(judged).toMatchObject({ said: [], shown: '3000.3', row: { revenueFen: 3_000_300_000 } });
  });

  test('a formula without a result, with an error, or that opens something is refused', () => {
    expect(judgeCell('staff', formula('A1+A2', { kind: 'blank' })).said).toEqual(['formula-without-value']);
    expect(judgeCell('staff', formula('A1/0', { kind: 'error', text: '#DIV/0!' })).said).toEqual(['cell-error']);
    const link = formula('HYPERLINK("http://127.0.0.1/x","某某公司")', { kind: 'text', text: '大冶某某科技有限公司' });
    expect(judgeCell('name', link).said).toEqual(['formula-not-allowed']);
    expect(judgeCell('email', '#N/A').said).toEqual(['cell-error']);
  });

  test.each(['=1+1', '＝1+1', '+1', '-1+2', '@A1', '\t=1', '\u200b=1', "=cmd|' /C calc'!A0"])(
    '%j is text of nobody’s',
    (typed) => {
      for (const column of ['name', 'contact', 'address', 'remark', 'district', 'legalRepresentative'] as const) {
        expect(judgeCell(column, typed).said).toEqual(['formula-text']);
      }
    },
  );
});

describe('closed lists', () => {
  test.each([
    ['开发区', '420205'],
    ['黄石经济技术开发区·铁山区', '420205'],
    ['开发区•铁山区', '420205'],
    ['黄石市经开区', '420205'],
    ['湖北省黄石市黄石港区', '420202'],
    ['石灰窑区', '420203'],
    ['阳新', '420222'],
    ['大 冶 市', '420281'],
  ])('the district %s is %s', (typed, district) => {
    expect(judgeCell('district', typed)).toMatchObject({ said: [], row: { district } });
  });

  test('yes, no and ticks are understood under 是否, 规模以上 under 规上/规下', () => {
    expect(judgeCell('specialised', '☑').row?.specialised).toBe(true);
    expect(judgeCell('specialised', '国家级专精特新“小巨人”').row?.specialised).toBe(true);
    expect(judgeCell('specialised', false).row?.specialised).toBe(false);
    expect(judgeCell('aboveScale', '规模以上工业企业')).toMatchObject({ shown: '规上', row: { aboveScale: true } });
    expect(judgeCell('aboveScale', '非规上').said).toEqual(['scale-contradicts-revenue']);
    expect(judgeCell('aboveScale', '是').said).toEqual(['scale-not-understood']);
  });
});

test('e-mail addresses lose what does not belong to them', () => {
  expect(judgeCell('email', 'mailto:Qy.1@Example.COM ')).toMatchObject({ shown: 'Qy.1@example.com', said: [] });
  for (const wrong of ['qy1@', '@example.com', 'qy1@example', 'qy 1@example.com', 'qy1@-a.com', 'a@b@example.com']) {
    expect(judgeCell('email', wrong).said).toHaveLength(1);
  }
});

test('every code of the catalogue is planted as a fault or about more than one cell', () => {
  const planted = new Set(faults.map(({ code }) => code));
  expect(findingCodes.filter((code) => !planted.has(code)).toSorted()).toEqual([
    'code-of-other-kind',
    'column-hidden',
    'column-missing',
    'column-more-than-one',
    'enterprise-changed',
    'file-encrypted',
    'file-not-a-workbook',
    'file-too-large',
    'formula-not-allowed',
    'formula-without-value',
    'header-not-found',
    'mail-of-official',
    'no-rows',
    'revenue-unit-unknown',
    'row-hidden',
    'row-merged-above',
    'sheet-hidden',
    'sub-industry-ambiguous',
    'unexpected-date',
    'unexpected-truth-value',
  ]);
});

test('every finding is worded in both languages, with nothing left to fill in', () => {
  const rows = faults.map((fault, index) =>
    rowOf({ ...enterprise(index + 100), ...fault.spoil(enterprise(index + 100), 0, enterprise(1)) }),
  );
  const verdict = judgeRoster([sheetOf([headerRow, rowOf(enterprise(1)), ...rows])], reference);
  const findings = [...verdict.errors, ...verdict.warnings, ...verdict.questions];
  expect(findings.length).toBeGreaterThanOrEqual(faults.length);
  for (const { why, whyEn } of findings) {
    expect(why).toMatch(/^[^{}]*\p{Script=Han}[^{}]*[。？]$/u);
    expect(whyEn).toMatch(/^[^{}]*[.?]$/);
  }
  expect(sayWhy('missing', 'staff', {})).toEqual({ why: '从业人数未填写。', whyEn: 'The staff is missing.' });
});
