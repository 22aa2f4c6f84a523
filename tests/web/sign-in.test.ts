/** Where one may be led after signing in, and how good a password looks while it is typed. */
import { expect, test } from 'vitest';
import { signInSearch } from '../../web/src/app/search.ts';
import { strengthOf } from '../../web/src/security/strength.ts';
import { localPath } from '../../web/src/shared/local-path.ts';

test.each(['/cases', '/cases?q=abc&stage=subsidy', '/cases/0198c1de#history', encodeURI('/搜索'), '/'])(
  '%s is a way back after signing in',
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
  'javascript:alert(1)',
  ' /cases',
  'cases',
  '',
])('%j is none', (path) => {
  expect(localPath(path)).toBeUndefined();
  expect(signInSearch({ back: path })).toEqual({});
});

test('what is no text is no way back', () => {
  expect(signInSearch({ back: ['/cases'] })).toEqual({});
  expect(signInSearch({})).toEqual({});
});

test('the strength of a password is told by its length and what it repeats', () => {
  expect(strengthOf('', 15)).toEqual({ level: 'short', left: 15 });
  expect(strengthOf('灯笼', 12)).toEqual({ level: 'short', left: 10 });
  expect(strengthOf('aaaaaaaaaaaaaaa', 15).level).toBe('weak');
  expect(strengthOf('abcdefghijklmnop', 15).level).toBe('weak');
  expect(strengthOf('139 8765 4321 0011', 15).level).toBe('weak');
  expect(strengthOf('lanternsoverlak', 15).level).toBe('fair');
  expect(strengthOf('seven lanterns over the lake', 15).level).toBe('strong');
});
