/** Masked values in full, who objected. */
import { uuidv7 } from 'uuidv7';
import { payments } from '../../../server/database/schema/money.ts';
import { caseForms } from '../../../server/database/schema/papers.ts';
import { organisationOf } from '../../support/case-log.ts';
import { anyTime, type Example, type Examples, forAll, nobody, none, sightIsRole, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

/** A case whose objection is looked into; another is past that. */
async function objection({ pilot }: Scene): Promise<Example> {
  const { caseId: id } = await pilot.caseAt('subsidy.objection');
  const draft = await pilot.caseAt('application.draft');
  const past = await pilot.caseAt('subsidy.payable');
  return {
    by: await pilot.person('objectionHandler'),
    params: { id },
    status: 200,
    foreign: { params: { id: draft.caseId } },
    wrongRole: { by: await pilot.person('officer') },
    wrongState: { params: { id: past.caseId }, code: 'not-open' },
    stale: unversioned,
  };
}

/** A contact in a form and the account that was paid to, of one case with money. */
async function behindMasks({ pilot }: Scene): Promise<{ form: string; payment: string }> {
  const { caseId, enterprise } = await pilot.caseAt('subsidy.payable');
  const { db, clock } = pilot.product;
  const at = await clock.now(db);
  const answers = { contactName: '陈晓', contactPhone: '13812341234' };
  const by = { updatedBy: enterprise.personId, updatedAt: at };
  await db.insert(caseForms).values({ caseId, form: 'application', answers, version: 1, ...by });
  const id = uuidv7();
  const to = { bank: '中国工商银行黄石分行', holder: '某企业', accountNumber: '4200123456789012' };
  await db.insert(payments).values({ id, caseId, seq: 1, amountFen: 100, ...to, status: 'issued', issuedAt: at });
  return { form: `cases/${caseId}`, payment: `payments/${id}` };
}

export const privacyExamples: Examples = {
  'GET /api/privacy': async ({ pilot }) => ({ by: await pilot.person('provider'), status: 200, ...none(forAll) }),
  'GET /api/organisations/{id}/export': async ({ pilot }) => {
    const enterprise = await pilot.person('enterprise');
    return {
      by: enterprise,
      params: { id: organisationOf(enterprise) },
      status: 200,
      ...none(anyTime),
      foreign: { by: await pilot.person('officer') },
      wrongRole: sightIsRole,
    };
  },
  'POST /api/reveals': async (scene) => {
    const { pilot } = scene;
    const { form, payment } = await behindMasks(scene);
    const enterprise = await pilot.person('enterprise');
    const subject = `organisations/${organisationOf(enterprise)}`;
    const body = { subject, field: 'organisation.phone', reason: '电话核实申报材料' };
    const missing = { status: 404, code: 'not-found' };
    return {
      by: await pilot.person('officer'),
      body,
      status: 200,
      ...none(anyTime),
      foreign: { ...missing, by: await pilot.person('district', { district: '420202' }) },
      wrongRole: { by: enterprise },
      inner: [
        {
          permission: 'formContact.reveal',
          change: { body: { ...body, subject: form, field: 'form.contactPhone' } },
          // The treasury reads no form with a contact in it; an administrator is not let as far as this.
          except: ['treasury', 'administrator'],
        },
        {
          permission: 'paidAccount.reveal',
          change: { body: { ...body, subject: payment, field: 'payment.account' } },
          except: ['administrator'],
        },
      ],
      special: {
        'an organisation that is none': { body: { ...body, subject: `organisations/${nobody}` }, ...missing },
        'a field that is none': { body: { ...body, field: 'organisation.constructor' }, ...missing },
        'a field of something else': { body: { ...body, field: 'payment.account' }, ...missing },
        'no reason but blanks': { body: { ...body, reason: '   ' }, status: 400, code: 'invalid-shape' },
      },
    };
  },
  'GET /api/cases/{id}/objectors': async (scene) => ({ ...(await objection(scene)), wrongState: anyTime }),
  'POST /api/cases/{id}/objectors': async (scene) => ({
    ...(await objection(scene)),
    body: { name: '梅若云', contact: '13912345678', statement: '设备系二手设备翻新。' },
    status: 201,
  }),
};
