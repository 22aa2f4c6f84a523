/** From the JSON schema of an event to the fields of its form, and from what was typed to the body that is sent. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsOf, shownFields } from '../../web/src/case-actions/schema-fields.ts';
import { bodyOf, errorsOf, nothingTyped } from '../../web/src/case-actions/typed.ts';
import { codeIn } from '../../web/src/words/catalogue.ts';
import { saidSchemas } from '../../workflows/case/said.ts';
import { type EventType, events } from '../../workflows/vocabulary/events.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';

const fieldsFor = (type: EventType) => fieldsOf(z.toJSONSchema(saidSchemas[type], { io: 'input' }));
const kindsFor = (type: EventType) =>
  fieldsFor(type).map(({ name, kind, required }) => `${name}:${kind}${required ? '!' : ''}`);

test('every event of the machine has a form, and every field of it has words in both languages', () => {
  const names = new Set(keysOf(events).flatMap((type) => fieldsFor(type).map(({ name }) => name)));
  expect(names.size).toBeGreaterThan(10);
  for (const name of names)
    for (const locale of ['zh-CN', 'en'] as const) expect(codeIn(locale, 'said', name)).not.toBe(name);
});

describe('an action asks for what its event may say', () => {
  test('submitting asks for nothing', () => expect(kindsFor('application.submit')).toEqual([]));
  test('endorsing takes a note if one wants', () => expect(kindsFor('application.endorse')).toEqual(['note:longText']));
  test('returning needs a reason and takes defects', () =>
    expect(kindsFor('application.return')).toEqual(['reason:longText!', 'defects:defects']));
  test('transferring needs a district', () =>
    expect(kindsFor('application.transfer')).toEqual(['district:district!', 'reason:longText!']));
  test('choosing a provider is a search', () =>
    expect(kindsFor('provider.choose')).toEqual(['providerId:provider!', 'note:longText']));
  test('assigning is the drawn agency', () => expect(kindsFor('agency.assign')).toEqual(['agencyId:agency!']));
  test('recording a recovery is an amount and a reference', () =>
    expect(kindsFor('recovery.record')).toEqual(['amount:yuan!', 'bankReference:text!']));
  test('correcting leads to a state', () =>
    expect(kindsFor('case.correct')).toEqual(['to:correction!', 'reason:longText!']));
  test('granting names one of the allowances', () =>
    expect(fieldsFor('allowance.grant').find(({ name }) => name === 'allowance')?.choices).toContain('cityReturns'));
});

describe('a change asks for what its kind changes', () => {
  const shown = (kind: string) =>
    shownFields(fieldsFor('change.request'), kind)
      .map(({ name }) => name)
      .sort();
  test('an extension for the new end', () => expect(shown('extension')).toEqual(['kind', 'planEndsOn', 'reason']));
  test('an amount for the amount', () => expect(shown('amount')).toEqual(['amount', 'kind', 'reason']));
  test('a scope for the reason only', () => expect(shown('scope')).toEqual(['kind', 'reason']));
});

test('what is missing or misshapen is said before it is sent', () => {
  const fields = fieldsFor('recovery.order');
  expect(errorsOf(fields, nothingTyped).map(({ name }) => name)).toEqual(['amount', 'reason']);
  const typed = { texts: { amount: '12.345', reason: ' ' }, defects: [] };
  expect(errorsOf(fields, typed).map(({ word }) => word)).toEqual(['form.yuanShape', 'action.reasonMissing']);
});

test('a defect without a why is not sent', () => {
  const fields = fieldsFor('application.return');
  const typed = { texts: { reason: '材料不清' }, defects: [{ field: 'licence', why: ' ' }] };
  expect(errorsOf(fields, typed)).toEqual([{ name: 'defects', word: 'action.defectWithoutWhy' }]);
});

test('the body says what was typed, and the server’s schema takes it', () => {
  const fields = shownFields(fieldsFor('change.request'), 'amount');
  const typed = {
    texts: { kind: 'amount', amount: '1,200.5', reason: ' 增加网关 ', planEndsOn: '2024-09-01' },
    defects: [],
  };
  const { type, ...said } = bodyOf('change.request', fields, typed);
  expect(type).toBe('change.request');
  expect(said).toEqual({ kind: 'amount', amount: '1200.50', reason: '增加网关' });
  expect(saidSchemas['change.request'].parse(said)).toMatchObject({ amount: 120_050 });
});
