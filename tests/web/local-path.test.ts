/** After signing in one comes back to a page of ours, never to somebody else's. */
import { expect, test } from 'vitest';
import { signInSearch } from '../../web/src/app/search.ts';
import { localPath } from '../../web/src/shared/local-path.ts';

test.each(['/', '/cases', '/cases/0198c1de?tab=forms#top', '/a//b', '/cases?q=https://x.example'])(
  '%j is a page of ours',
  (path) => {
    expect(localPath(path)).toBe(path);
    expect(signInSearch({ back: path })).toEqual({ back: path });
  },
);

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\\evil.example',
  '///evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  ' //evil.example',
  'cases',
  '/..//evil.example',
  '/%09//../..//evil.example',
  '',
])('%j is not', (path) => {
  expect(localPath(path)).toBeUndefined();
  expect(signInSearch({ back: path })).toEqual({});
});
