/** What somebody answers in the self-test: kept in this tab, so that back and reload lose nothing, and nowhere else. */
import type { SelfTest } from '../../api/types.ts';
import { readDraft, writeDraft } from '../../shared/drafts.ts';
import type { FieldError } from '../../shared/ErrorSummary.tsx';
import { readYuan } from '../../shared/money.ts';
import type { Say } from '../../words/use-words.ts';

export const steps = ['enterprise', 'record', 'spend', 'result'] as const;
export type Step = (typeof steps)[number];

/** In the order of the page; each is a check of workflows/eligibility. */
export const statementCodes = ['notAbnormal', 'notDishonest', 'notEnforced', 'noAccident', 'notFunded'] as const;
export type StatementCode = (typeof statementCodes)[number];
/** `none`: there is no such thing. */
export type Statement = 'none' | 'some' | 'unsure';

export type SelfTestDraft = {
  district: string;
  subIndustry: string;
  staff: string;
  revenue: string;
  creditCode: string;
  statements: Partial<Record<StatementCode, Statement>>;
  spend: Record<string, string>;
  level: string;
};

const draftName = 'self-test';
const empty: SelfTestDraft = {
  district: '',
  subIndustry: '',
  staff: '',
  revenue: '',
  creditCode: '',
  statements: {},
  spend: {},
  level: '',
};

export const openSelfTest = (): SelfTestDraft => ({ ...empty, ...readDraft<Partial<SelfTestDraft>>(draftName) });
export const keepSelfTest = (draft: SelfTestDraft): void => writeDraft(draftName, draft);
export const emptySelfTest = (): SelfTestDraft => empty;

const staffOf = (typed: string): number | null => {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d{1,7}$/.test(text) && Number(text) <= 1_000_000 ? Number(text) : null;
};

export function enterpriseErrors({ staff, revenue }: SelfTestDraft, { t }: Say): FieldError[] {
  const read = readYuan(revenue);
  return [
    ...(staff.trim() !== '' && staffOf(staff) === null ? [{ fieldId: 'staff', text: t('selfTest.staffWrong') }] : []),
    ...(!read.accepted && read.why !== 'empty' ? [{ fieldId: 'revenue', text: t('selfTest.yuanWrong') }] : []),
  ];
}

export const spendErrors = ({ spend }: SelfTestDraft, { t }: Say): FieldError[] =>
  Object.entries(spend).flatMap(([category, amount]) => {
    const read = readYuan(amount);
    return read.accepted || read.why === 'empty'
      ? []
      : [{ fieldId: `spend-${category}`, text: t('selfTest.yuanWrong') }];
  });

/** What cannot be understood is left out: its own step says what is wrong with it. */
export function toSelfTest(draft: SelfTestDraft): SelfTest {
  const staff = staffOf(draft.staff);
  const revenue = readYuan(draft.revenue);
  const code = draft.creditCode.trim();
  const answered = statementCodes.flatMap((one) => {
    const says = draft.statements[one];
    return says === undefined || says === 'unsure' ? [] : [[one, says === 'none'] as const];
  });
  const planned = Object.entries(draft.spend).flatMap(([category, typed]) => {
    const read = readYuan(typed);
    return read.accepted ? [{ category, amount: read.yuan }] : [];
  });
  return {
    ...(draft.district ? { district: draft.district } : {}),
    ...(draft.subIndustry ? { subIndustry: draft.subIndustry } : {}),
    ...(staff === null ? {} : { staff }),
    ...(revenue.accepted ? { revenue: revenue.yuan } : {}),
    ...(code ? { creditCode: code } : {}),
    statements: Object.fromEntries(answered),
    plannedSpend: planned,
    ...(draft.level ? { level: Number(draft.level) } : {}),
  };
}
