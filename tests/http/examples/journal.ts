/** The journal: searched, one entry, exported, sealed. */
import { anyTime, cursorOf, type Example, type Examples, none } from '../example.ts';
import type { Scene } from '../scene.ts';

async function read({ pilot }: Scene): Promise<Example> {
  return {
    by: await pilot.person('auditor'),
    status: 200,
    ...none(anyTime),
    wrongRole: { by: await pilot.person('director') },
  };
}

const filters = (actor: string) => ({
  actor,
  act: 'session.*',
  caseNumber: 'T-1',
  subject: `people/${actor}`,
  address: '127.0.0.1',
  from: '2025-01-01',
  to: '2025-12-31',
});

export const journalExamples: Examples = {
  'GET /api/journal': async (scene) => {
    const example = await read(scene);
    return {
      ...example,
      query: { ...filters(example.by?.personId ?? ''), limit: '10' },
      special: {
        'an instant that does not exist': {
          query: { after: cursorOf('2025-99-99T99:99:99', 1) },
          status: 400,
          code: 'invalid-shape',
        },
      },
    };
  },
  'GET /api/journal/export': async (scene) => {
    const example = await read(scene);
    return { ...example, query: { ...filters(example.by?.personId ?? ''), format: 'csv' } };
  },
  'GET /api/journal/seals': async (scene) => ({ ...(await read(scene)), query: { limit: '5' } }),
  'GET /api/journal/{entryId}': async (scene) => ({
    ...(await read(scene)),
    params: { entryId: '1' },
    missing: { params: { entryId: '987654321' } },
  }),
};
