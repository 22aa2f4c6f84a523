/** What is typed while registering: what is wrong with it, and what is sent. */
import { expect, test } from 'vitest';
import { registerSchema } from '../../server/membership/registration/registration-contract.ts';
import {
  isMail,
  isPhone,
  newIntent,
  organisationErrors,
  personErrors,
  type RegistrationDraft,
  stepToShow,
  toRegister,
} from '../../web/src/registration/registration-draft.ts';
import { wordIn } from '../../web/src/words/catalogue.ts';
import type { Say } from '../../web/src/words/use-words.ts';

const say: Say = {
  locale: 'zh-CN',
  t: (key, filling) => wordIn('zh-CN', key, filling),
  of: (label) => label?.zh ?? '',
  code: (_, code) => code,
};
const draft: RegistrationDraft = {
  intent: newIntent(),
  kind: 'enterprise',
  creditCode: 'ｘ',
  soundCode: '91330100MA2TEAT05K',
  name: ' 大冶精工有限公司 ',
  district: '420281',
  subIndustry: '',
  legalRepresentative: '王建国',
  person: '陈晓',
  email: ' chen@example.org',
  phone: '0714-8730001',
};

test('what is sent is what the server takes: the normal code, without blanks around, without what was left open', () => {
  const body = toRegister(draft, 'three calm words', 'zh-CN');
  expect(registerSchema.safeParse(body)).toMatchObject({ success: true });
  expect(body.organisation).toEqual({
    kind: 'enterprise',
    name: '大冶精工有限公司',
    creditCode: '91330100MA2TEAT05K',
    district: '420281',
    legalRepresentative: '王建国',
  });
  expect(body.person.email).toBe('chen@example.org');
});

test('a provider has no district, whatever was chosen before', () => {
  const provider = { ...draft, kind: 'provider' } as const;
  expect(toRegister(provider, 'three calm words', 'en').organisation).not.toHaveProperty('district');
  expect(organisationErrors({ ...provider, district: '' }, say)).toEqual([]);
});

test('every field that is missing is named', () => {
  const empty = { ...draft, soundCode: null, name: ' ', district: '', legalRepresentative: '' };
  expect(organisationErrors(empty, say).map(({ fieldId }) => fieldId)).toEqual([
    'creditCode',
    'name',
    'district',
    'legalRepresentative',
  ]);
  const nobody = { ...draft, person: '', email: 'chen@', phone: 'later' };
  expect(personErrors(nobody, 'short', say).map(({ fieldId }) => fieldId)).toEqual([
    'person',
    'email',
    'phone',
    'password',
  ]);
  expect(personErrors(draft, 'three calm words', say)).toEqual([]);
});

test('addresses and telephone numbers as people write them', () => {
  expect(['chen@example.org', 'a.b@c.gov.cn'].every(isMail)).toBe(true);
  expect(['chen', 'chen@example', 'a b@c.d'].some(isMail)).toBe(false);
  expect(['0714-8730001', '139 8888 0000', '+86 139 8888 0000', '(0714)'].map(isPhone)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('two registrations are told apart', () => {
  expect(newIntent()).not.toBe(newIntent());
  expect(registerSchema.shape.intent.safeParse(newIntent()).success).toBe(true);
});

test('the step of the address is shown once what stands before it is there', () => {
  const typed = 'three calm words';
  expect(stepToShow(undefined, draft, typed, say)).toBe('organisation');
  expect(stepToShow('person', draft, '', say)).toBe('person');
  expect(stepToShow('check', draft, typed, say)).toBe('check');
  expect(stepToShow('check', draft, '', say)).toBe('person');
  expect(stepToShow('check', { ...draft, name: '' }, typed, say)).toBe('organisation');
  expect(stepToShow('anything', draft, typed, say)).toBe('person');
});
