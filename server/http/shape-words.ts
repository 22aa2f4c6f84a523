/** What is wrong with the shape of a value, in the caller's language: the validator itself speaks English only. */
import type { z } from 'zod';
import type { Locale } from '../problems/catalogue.ts';
import type { ShapeError, ShapeIssue } from '../problems/refused.ts';

type Words = { zh: string; en: string };

const wrong: Words = { zh: '格式不正确', en: 'Not in the right format' };
const types: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};
const formats: Readonly<Record<string, Words>> = {
  uuid: { zh: '应为编号（UUID）', en: 'Must be an id (UUID)' },
  date: { zh: '应为日期，例如 2025-03-01', en: 'Must be a date such as 2025-03-01' },
  email: { zh: '应为邮箱地址', en: 'Must be a mail address' },
};
/** Of the caller's own words no more than this is sent back. */
const mostEchoed = 60;

export function describeShape(issue: ShapeIssue, locale: Locale): string {
  const { zh, en } = wordsFor(issue);
  return locale === 'en' ? en : zh;
}

/** For what is checked within a handler, where the framework does not see it. */
export const shapeErrorOf = ({ code, path, message, ...params }: z.core.$ZodIssue): ShapeError => ({
  pointer: path.map((step) => `/${String(step)}`).join(''),
  detail: message,
  issue: { keyword: code, params, message },
});

function wordsFor({ keyword, params, message }: ShapeIssue): Words {
  switch (keyword) {
    case 'invalid_type': {
      const type = types[String(params.expected)];
      return type ? { zh: `须填写，类型为${type.zh}`, en: `Required, as ${type.en}` } : wrong;
    }
    case 'invalid_union':
      return { zh: '类型不正确', en: 'Not of an accepted type' };
    case 'invalid_value': {
      const values = listOf(params.values);
      return { zh: `应为下列之一：${values.join('、')}`, en: `Must be one of: ${values.join(', ')}` };
    }
    case 'invalid_format':
      return formats[String(params.format)] ?? wrong;
    case 'too_big':
      return limitWords(params.origin, { zh: '不得超过', en: 'At most' }, Number(params.maximum));
    case 'too_small':
      return params.origin === 'string' && params.minimum === 1
        ? { zh: '不得为空', en: 'Must not be empty' }
        : limitWords(params.origin, { zh: '不得少于', en: 'At least' }, Number(params.minimum));
    case 'unrecognized_keys': {
      const keys = listOf(params.keys);
      return { zh: `有不接受的字段：${keys.join('、')}`, en: `Fields that are not accepted: ${keys.join(', ')}` };
    }
    case 'invalid_key':
      return { zh: '字段名称不正确', en: 'The name of the field is not accepted' };
    default:
      // Our own rules of a shape, such as that of yuan text, bring their English along.
      return { zh: wrong.zh, en: message ?? wrong.en };
  }
}

function limitWords(origin: unknown, limit: Words, n: number): Words {
  if (origin === 'string') return { zh: `${limit.zh} ${n} 个字符`, en: `${limit.en} ${n} characters` };
  if (origin === 'array') return { zh: `${limit.zh} ${n} 项`, en: `${limit.en} ${n} items` };
  return { zh: `${limit.zh} ${n}`, en: `${limit.en} ${n}` };
}

const listOf = (values: unknown): string[] =>
  Array.isArray(values) ? values.slice(0, 20).map((value) => String(value).slice(0, mostEchoed)) : [];
