/** The texts of the screens: both languages, complete, with the same blanks, each key once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue, catalogueParts, codeIn, isWordKey, wordIn } from '../../web/src/words/catalogue.ts';

const entries = Object.entries(catalogue);
const blanksOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('every text is there in Chinese and in English', () => {
  expect(entries.length).toBeGreaterThan(300);
  expect(entries.filter(([, [zh, en]]) => zh.trim() === '' || en.trim() === '')).toEqual([]);
});

test('the Chinese texts are Chinese, and the English ones are not', () => {
  const chinese = /\p{Script=Han}/u;
  const own = ['app.lang', 'app.comma'];
  expect(
    entries.filter(([key, [zh]]) => !own.includes(key) && !chinese.test(zh.replace(/\{\w+\}/g, '')) && !blanksOnly(zh)),
  ).toEqual([]);
  expect(entries.filter(([, [, en]]) => chinese.test(en))).toEqual([]);
});
const blanksOnly = (text: string) => text.replace(/\{\w+\}/g, '').trim().length <= 3;

test('both languages have the same blanks to fill in', () => {
  expect(entries.filter(([, [zh, en]]) => blanksOf(zh).join() !== blanksOf(en).join())).toEqual([]);
});

test('no key is said in two places', () => {
  const keys = catalogueParts.flatMap((part) => Object.keys(part));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(keys.length).toBe(entries.length);
});

test('blanks are filled in, and what is not given stays visible', () => {
  expect(wordIn('zh-CN', 'save.savedAt', { time: '10:32' })).toBe('已保存 10:32');
  expect(wordIn('en', 'save.savedAt', { time: '10:32' })).toBe('Saved 10:32');
  expect(wordIn('en', 'save.savedAt')).toBe('Saved {time}');
});

test('a code without words is shown as it came', () => {
  expect(codeIn('zh-CN', 'standing', 'admitted')).toBe('在库');
  expect(codeIn('zh-CN', 'standing', 'brandNew')).toBe('brandNew');
  expect(isWordKey('toString')).toBe(false);
});

test('no screen says Chinese outside of the catalogue', () => {
  const source = join(import.meta.dirname, '../../web/src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !name.startsWith('words'),
  );
  expect(files.length).toBeGreaterThan(80);
  const saying = files.filter((name) => {
    const code = readFileSync(join(source, name), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\/\/.*/g, '');
    return /\p{Script=Han}/u.test(code);
  });
  // The switch names the other language in itself; people type 元 after an amount.
  expect(saying.sort()).toEqual(['app/LanguageSwitch.tsx', 'shared/money.ts']);
});
