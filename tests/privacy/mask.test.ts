/** What is left to see of a personal value. */
import { describe, expect, test } from 'vitest';
import { mask, maskAccount, maskIdNumber, maskMail, maskPhone } from '../../workflows/privacy/mask.ts';

describe('a telephone number', () => {
  test.each([
    ['13812341234', '138****1234'],
    ['+86 138-1234-1234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['0714-6350000', '0714-*****00'],
    ['01065321234', '010-******34'],
    ['6350000', '*****00'],
    ['110', '**0'],
    ['', ''],
  ])('%s is shown as %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });
});

describe('a mail address', () => {
  test.each([
    ['zhang.san@example.com', 'z***@example.com'],
    ['张三@example.com', '张***@example.com'],
    ['a@b@c.org', 'a***@c.org'],
    ['nothing', '***'],
    ['@example.com', '***'],
  ])('%s is shown as %s', (mail, shown) => {
    expect(maskMail(mail)).toBe(shown);
  });
});

test('of an account the last four are shown, and of a short one not more than half', () => {
  expect(maskAccount('4200 1234 5678 9012')).toBe('************9012');
  expect(maskAccount('1234')).toBe('**34');
});

test('of an identity number the province and the end are shown', () => {
  expect(maskIdNumber('42020219900307001X')).toBe('42**************1X');
  expect(maskIdNumber('4202')).toBe('**02');
});

test('a field of a form is masked by its kind', () => {
  expect(mask('phone', '13812341234')).toBe('138****1234');
  expect(mask('mail', 'a@example.com')).toBe('a***@example.com');
});
