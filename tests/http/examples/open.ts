/** The reference lists, the demonstration, and what the orchestrator asks for. */
import { organisationOf } from '../../support/case-log.ts';
import { anyTime, cursorOf, type Example, type Examples, forAll, nobody, none, unversioned } from '../example.ts';

const read = async (): Promise<Example> => ({ by: null, status: 200, ...none(forAll) });

export const openExamples: Examples = {
  'GET /health/live': read,
  'GET /health/ready': read,
  'GET /metrics': read,
  'GET /api/machine': read,
  'GET /api/reference': read,
  'GET /api/demonstration': read,

  'GET /api/policies': async ({ pilot }) => ({ by: await pilot.person('provider'), status: 200, ...none(forAll) }),
  'GET /api/policies/{id}': async ({ pilot }) => {
    const { rows } = await pilot.database.pool.query('select id from policies');
    return { by: await pilot.person('provider'), params: { id: rows[0].id }, status: 200, ...none(forAll) };
  },
  'GET /api/editions/{id}': async ({ pilot }) => {
    const { rows } = await pilot.database.pool.query('select id from indicator_editions');
    return { by: await pilot.person('provider'), params: { id: rows[0].id }, status: 200, ...none(forAll) };
  },
  'GET /api/calls': async ({ pilot }) => ({ by: await pilot.person('enterprise'), status: 200, ...none(forAll) }),
  'GET /api/organisations': async ({ pilot }) => {
    const far = (await pilot.person('enterprise', { district: '420222' })).memberships[0]?.organisation ?? '';
    return {
      by: await pilot.person('enterprise'),
      query: { kind: 'provider', standing: 'admitted', q: '单位', limit: '10' },
      status: 200,
      inner: [
        { permission: 'pool.list' },
        { permission: 'enterprise.list', change: { query: { kind: 'enterprise' } } },
        {
          permission: 'enterprise.listAll',
          change: { query: { kind: 'enterprise', q: far } },
          shows: [`"${far}"`],
        },
      ],
      ...none(anyTime),
      wrongRole: { by: await pilot.person('provider') },
      special: {
        'a name that cannot be stored': {
          query: { kind: 'provider', after: cursorOf('a\0b', nobody) },
          status: 400,
          code: 'invalid-shape',
        },
      },
    };
  },
  'POST /api/organisations/{id}/standing': async ({ pilot }) => {
    const enterprise = await pilot.person('enterprise');
    const director = await pilot.person('director');
    return {
      by: director,
      params: { id: organisationOf(await pilot.person('provider')) },
      body: { standing: 'suspended', reason: '多次逾期' },
      status: 200,
      foreign: { params: { id: organisationOf(enterprise) } },
      wrongRole: { by: await pilot.person('officer') },
      wrongState: anyTime,
      stale: unversioned,
    };
  },

  'POST /api/demonstration/clock': async ({ pilot }) => ({
    by: await pilot.person('administrator'),
    body: { to: 1 },
    status: 200,
    ...none(anyTime),
    wrongRole: { by: await pilot.person('director') },
  }),
};
