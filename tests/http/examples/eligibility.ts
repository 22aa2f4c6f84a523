/** Eligibility: the front page and the self-test for strangers, the checks of a case, lists, waivers. */
import { type Examples, forAll, none } from '../example.ts';

export const eligibilityExamples: Examples = {
  'GET /api/public/programme': async () => ({ by: null, status: 200, ...none(forAll) }),
  'POST /api/public/self-test': async () => ({
    by: null,
    body: {
      creditCode: '91330100MA2TEAT05K',
      district: '420281',
      subIndustry: 'equipment',
      staff: 120,
      revenue: '23000000',
      statements: { notAbnormal: true, notFunded: false },
      plannedSpend: [{ category: 'software', amount: '500000.00' }],
      level: 2,
    },
    status: 200,
    keepsNothing: true,
    ...none(forAll),
  }),
};
