/** Masked values in full. */
import { organisationOf } from '../../support/case-log.ts';
import { anyTime, type Examples, nobody, none } from '../example.ts';

export const privacyExamples: Examples = {
  'POST /api/reveals': async ({ pilot }) => {
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
      special: {
        'an organisation that is none': { body: { ...body, subject: `organisations/${nobody}` }, ...missing },
        'a field that is none': { body: { ...body, field: 'organisation.constructor' }, ...missing },
        'a field of something else': { body: { ...body, field: 'payment.account' }, ...missing },
        'no reason but blanks': { body: { ...body, reason: '   ' }, status: 400, code: 'invalid-shape' },
      },
    };
  },
};
