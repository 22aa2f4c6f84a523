/** What a form still lacks before its event may be said: pure, from the answers, the papers and the questionnaire. */
import { isDay } from '../calendar/day.ts';
import { parseYuan } from '../money/fen.ts';
import type { Label } from '../vocabulary/roles.ts';
import type { Answer, Answers, Field, Form } from './form-schema.ts';
import { questionnaireNames } from './items.ts';

/** `why` is a whole sentence for the list of what is missing. */
export type Shortcoming = { readonly code: string; readonly why: Label };

/**
 * Codes of what is required and missing, and of what is there but can't be right.
 * `questionnaireProblems`: how many problems `checkAnswers` finds in the questionnaire of the form.
 */
export function missingOf(
  form: Form,
  answers: Answers,
  presentPapers: ReadonlySet<string>,
  questionnaireProblems: number,
): string[] {
  return shortcomingsOf(form, answers, presentPapers, questionnaireProblems).map(({ code }) => code);
}

export function shortcomingsOf(
  form: Form,
  answers: Answers,
  presentPapers: ReadonlySet<string>,
  questionnaireProblems: number,
): Shortcoming[] {
  const fields = form.fields.flatMap((field): Shortcoming[] => {
    const fault = faultOf(field, Object.hasOwn(answers, field.code) ? answers[field.code] : undefined);
    return fault === null ? [] : [{ code: `field:${field.code}`, why: about(field.label, fault) }];
  });
  const papers = form.papers
    .filter(({ code, required }) => required && !presentPapers.has(code))
    .map(({ code, label }) => ({ code: `paper:${code}`, why: about(label, { zh: '未上传', en: 'not uploaded' }) }));
  const { questionnaire } = form;
  if (questionnaire === null || questionnaireProblems === 0) return [...fields, ...papers];
  const unfinished = { zh: `尚有 ${questionnaireProblems} 处未完成`, en: `${questionnaireProblems} open points` };
  return [
    ...fields,
    ...papers,
    { code: `questionnaire:${questionnaire}`, why: about(questionnaireNames[questionnaire], unfinished) },
  ];
}

/** Whether a value has the kind that its field stores; a half-typed amount has, so that a draft can be kept. */
export function fitsField(field: Field, answer: Answer): boolean {
  switch (field.type) {
    case 'number':
      return typeof answer === 'number' && Number.isSafeInteger(answer);
    case 'yesNo':
      return typeof answer === 'boolean';
    case 'yuan':
    case 'date':
      return typeof answer === 'string' && answer.length <= 40;
    case 'text':
    case 'longText':
      return typeof answer === 'string' && lengthOf(answer) <= field.maxLength;
  }
}

/** What is wrong with the value of a field, in words; null when nothing is. */
function faultOf(field: Field, answer: Answer | undefined): Label | null {
  if (answer === undefined || (typeof answer === 'string' && answer.trim() === ''))
    return field.required ? { zh: '未填写', en: 'not filled in' } : null;
  if (!fitsField(field, answer)) return { zh: '内容不符合要求', en: 'not of the right kind or too long' };
  if (field.type === 'yesNo')
    return field.mustBeYes && answer !== true ? { zh: '须确认', en: 'must be confirmed' } : null;
  if (field.type === 'number') return outside(Number(answer), field, 1);
  if (field.type === 'yuan') {
    const yuan = parseYuan(String(answer));
    return yuan.accepted
      ? outside(yuan.fen, field, 100)
      : { zh: '金额应如 199999.99', en: 'an amount such as 199999.99' };
  }
  if (field.type === 'date' && !isDay(String(answer)))
    return { zh: '日期应如 2025-01-06', en: 'a date such as 2025-01-06' };
  return null;
}

/** Bounds count in `unit` of the value: whole yuan against fen. */
function outside(
  value: number,
  { minimum, maximum }: { minimum: number; maximum: number },
  unit: number,
): Label | null {
  if (value >= minimum * unit && value <= maximum * unit) return null;
  return { zh: `应在 ${minimum} 至 ${maximum} 之间`, en: `must be between ${minimum} and ${maximum}` };
}

/** As people count: a character of four bytes is one. */
const lengthOf = (text: string): number => [...text].length;

const about = (label: Label, what: Label): Label => ({ zh: `${label.zh}：${what.zh}`, en: `${label.en}: ${what.en}` });
