/** Accounts, credit checks, funds and payments over HTTP: who sees and does what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { isAccountChanged, isAccountPresent, isCreditClear } from '../../server/money/money-evidence.ts';
import { describeOrganisation, happened, organisationOf, recordOf } from '../support/case-log.ts';
import { book, useFunds } from '../support/money-builders.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { openWorkApp, type WorkApp } from '../support/work-app.ts';

let pilot: Pilot;
let app: WorkApp;
let treasury: Caller;
let officer: Caller;

beforeAll(async () => {
  pilot = await createPilot();
  app = await openWorkApp(pilot.product);
  treasury = await pilot.person('treasury');
  officer = await pilot.person('officer');
  await useFunds(pilot, 100_00, 50_00);
});
afterAll(async () => {
  await app.close();
  await pilot.close();
});

const name = '黄石东贝（集团）有限公司';
const account = (of: object = {}) => ({
  bank: '中国工商银行黄石分行',
  holder: '黄石东贝(集团)有限公司',
  number: '4200123456789012',
  ...of,
});
async function payable(facts = {}) {
  const { caseId, enterprise } = await pilot.caseAt('subsidy.payable', {
    claimedFen: 500,
    entitledFen: 200,
    approvedFen: 200,
    ...facts,
  });
  await describeOrganisation(pilot, organisationOf(enterprise), { name });
  const url = `/organisations/${organisationOf(enterprise)}`;
  return {
    caseId,
    enterprise,
    url,
    saveAccount: (of: object = {}) => app.call(enterprise, 'PUT', `${url}/account`, account(of)),
  };
}
const of = async (caseId: string) => [pilot.product.db, pilot.product, await recordOf(pilot, caseId)] as const;

describe('the account', () => {
  test('is under the name of the enterprise, in whatever brackets, and its number is masked for others', async () => {
    const { caseId, enterprise, url, saveAccount } = await payable();
    expect(await isAccountPresent(...(await of(caseId)))).toBe(false);
    expect(await app.call(enterprise, 'GET', `${url}/account`)).toMatchObject({ status: 404 });
    expect(await saveAccount()).toMatchObject({ status: 200, body: { number: '4200123456789012', reveals: [] } });
    expect(await app.call(enterprise, 'GET', `${url}/account`)).toMatchObject({ body: { number: '4200123456789012' } });
    expect(await app.call(treasury, 'GET', `${url}/account`)).toMatchObject({
      status: 200,
      body: {
        number: '************9012',
        reveals: [{ subject: url.slice(1), field: 'account.number' }],
      },
    });
    expect(await isAccountPresent(...(await of(caseId)))).toBe(true);
  });

  test.each(['黄石东贝集团有限公司', '陈建国'])('of "%s" is refused', async (holder) => {
    const { saveAccount } = await payable();
    expect(await saveAccount({ holder })).toMatchObject({ status: 422, body: { code: 'rule' } });
  });

  test('of another enterprise is not there, to read or to write; an officer does not need it', async () => {
    const { url } = await payable();
    const stranger = await pilot.person('enterprise');
    expect(await app.call(stranger, 'GET', `${url}/account`)).toMatchObject({ status: 404 });
    expect(await app.call(stranger, 'PUT', `${url}/account`, account())).toMatchObject({ status: 404 });
    expect(await app.call(treasury, 'PUT', `${url}/account`, account())).toMatchObject({ status: 404 });
    expect(await app.call(officer, 'GET', `${url}/account`)).toMatchObject({ status: 404 });
  });

  test('that the bank returned counts as changed once it is another, or was saved again', async () => {
    const { caseId, enterprise, saveAccount } = await payable({ issuedFen: 0 });
    await saveAccount();
    await book(pilot, caseId, { entries: ['committed'], after: { committedFen: 200 } });
    await book(pilot, caseId, { entries: ['paymentIssued'], after: { issuedFen: 200 } });
    expect(await app.call(treasury, 'GET', `/cases/${caseId}/payments`)).toMatchObject({
      body: { items: [{ accountNumber: '************9012', status: 'issued' }] },
    });
    expect(await app.call(enterprise, 'GET', `/cases/${caseId}/payments`)).toMatchObject({
      body: { items: [{ accountNumber: '4200123456789012', amount: '2.00', reveals: [] }] },
    });
    await book(pilot, caseId, { entries: ['paymentReturned'], after: { issuedFen: 0 } });
    await happened(pilot, caseId, { type: 'payment.bankReturn', to: 'subsidy.accountCorrection' });
    expect(await app.call(treasury, 'GET', `/cases/${caseId}/payments`)).toMatchObject({
      body: { items: [{ accountNumber: '************9012', status: 'returned' }] },
    });
    expect(await isAccountChanged(...(await of(caseId)))).toBe(false);
    await saveAccount();
    expect(await isAccountChanged(...(await of(caseId)))).toBe(false);
    await saveAccount({ number: '4200123456789013' });
    expect(await isAccountChanged(...(await of(caseId)))).toBe(true);
    await saveAccount();
    pilot.clock.moveTo(new Date(pilot.clock.set().getTime() + 60_000));
    await saveAccount();
    expect(await isAccountChanged(...(await of(caseId)))).toBe(true);
  });
});

describe('the credit check', () => {
  const check = (caller: Caller, url: string, result: string) =>
    app.call(caller, 'POST', `${url}/credit-checks`, { result, source: '信用中国', note: '' });

  test('is clear when the newest one since the case became payable is', async () => {
    const { caseId, url } = await payable();
    const clear = async () => isCreditClear(...(await of(caseId)));
    expect(await clear()).toBe(false);
    expect(await check(officer, url, 'clear')).toMatchObject({
      status: 200,
      body: { result: 'clear', source: '信用中国' },
    });
    expect(await clear()).toBe(true);
    await check(treasury, url, 'adverse');
    expect(await clear()).toBe(false);
    await check(treasury, url, 'clear');
    expect(await clear()).toBe(true);
    pilot.clock.moveTo(new Date(pilot.clock.set().getTime() + 60_000));
    await happened(pilot, caseId, { type: 'hold.lift', to: 'subsidy.payable' });
    expect(await clear()).toBe(false);
    expect(await app.call(officer, 'GET', `${url}/credit-checks`)).toMatchObject({
      body: { items: [{ result: 'clear' }, { result: 'adverse' }, { result: 'clear' }] },
    });
  });

  test('is made by officers and the treasury, of enterprises only, and not of their own', async () => {
    const { enterprise, url } = await payable();
    expect(await check(enterprise, url, 'clear')).toMatchObject({ status: 403 });
    expect(await check(await pilot.person('director'), url, 'clear')).toMatchObject({ status: 403 });
    expect(await check(officer, `/organisations/${organisationOf(treasury)}`, 'clear')).toMatchObject({ status: 404 });
    const former = {
      ...officer,
      personId: enterprise.personId,
      belongedTo: new Set([...officer.belongedTo, organisationOf(enterprise)]),
    };
    expect(await check(former, url, 'clear')).toMatchObject({ status: 404 });
  });
});

describe('the funds', () => {
  test('show what is left to those who decide on money', async () => {
    const { caseId } = await payable();
    await book(pilot, caseId, { entries: ['committed'], after: { committedFen: 200 } });
    for (const role of ['officer', 'director', 'treasury', 'auditor'] as const)
      expect(await app.call(await pilot.person(role), 'GET', '/funds')).toMatchObject({
        body: { items: [{ appropriated: '100.00', committed: '4.00', room: '96.00' }, { room: '50.00' }] },
      });
    expect(await app.call(await pilot.person('enterprise'), 'GET', '/funds')).toMatchObject({ status: 403 });
  });
});
