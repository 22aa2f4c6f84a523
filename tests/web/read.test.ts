/** Which failed reads are an address of nothing, and which say what is wrong. */
import { expect, test } from 'vitest';
import { ApiProblem } from '../../web/src/api/problem.ts';
import { isAddressOfNothing } from '../../web/src/shared/Read.tsx';

const problem = (status: number, code: string, pointers: string[]) =>
  new ApiProblem({
    type: 'about:blank',
    title: '',
    status,
    detail: '',
    instance: '/',
    requestId: '',
    code,
    errors: pointers.map((pointer) => ({ pointer, detail: '' })),
  });

test.each([
  [true, problem(400, 'invalid-shape', ['/id'])],
  [true, problem(400, 'invalid-shape', ['/personId'])],
  [false, problem(400, 'invalid-shape', ['/district'])],
  [false, problem(400, 'invalid-shape', ['/id', '/limit'])],
  [false, problem(400, 'invalid-shape', [])],
  [false, problem(404, 'not-found', [])],
  [false, new Error('lost')],
])('%s for %o', (expected, error) => {
  expect(isAddressOfNothing(error)).toBe(expected);
});
