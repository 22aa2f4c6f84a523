// docs/security.md must not say what is not so: nothing of the standard left out, everything that is named really there.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { requirements } from '../../server/docs/asvs/index.ts';
import type { Evidence } from '../../server/docs/asvs/requirement.ts';
import { rules } from '../../server/docs/asvs/rules.ts';
import { settingNames } from '../../server/settings.ts';
import { levels } from './asvs-levels.ts';

const standard = Object.entries(levels).flatMap(([section, list]) =>
  [...list].flatMap((level, i) => (level === '-' ? [] : [`V${section}.${i + 1} level ${level}`])),
);

test('every requirement of levels 1 and 2 is there, once, in its order, with its level', () => {
  expect(standard.length).toBeGreaterThan(200);
  expect(requirements.map(({ id, level }) => `${id} level ${level}`)).toEqual(standard);
});

/** The words as the title of a test or of a group of tests, in whichever quotes. */
const isTitled = (text: string, name: string): boolean =>
  ["'", '"', '`'].some((quote) => new RegExp(`\\(\\s*${quote}${literal(name)}`).test(text));
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function missing(evidence: Evidence): string | null {
  switch (evidence.kind) {
    case 'code':
      return existsSync(evidence.file) ? null : evidence.file;
    case 'setting':
      return settingNames.includes(evidence.name) ? null : `setting ${evidence.name}`;
    case 'rule':
      return rules.some(({ id }) => id === evidence.id) ? null : `rule ${evidence.id}`;
    case 'test': {
      const there = existsSync(evidence.file) && isTitled(readFileSync(evidence.file, 'utf8'), evidence.name);
      return there ? null : `${evidence.file}: ${evidence.name}`;
    }
  }
}

test('every test, file, setting and rule that is named is there', () => {
  const named = requirements.flatMap((one) =>
    'by' in one ? one.by.map((evidence) => ({ id: one.id, evidence })) : [],
  );
  expect(named.length).toBeGreaterThan(150);
  const gone = named.flatMap(({ id, evidence }) => {
    const what = missing(evidence);
    return what === null ? [] : [`${id}: ${what}`];
  });
  expect(gone).toEqual([]);
  expect(named.filter(({ evidence }) => evidence.kind === 'test').length).toBeGreaterThan(100);
});

test('what is met names something, what is open or does not apply says why', () => {
  for (const one of requirements) {
    if (one.state === 'met') expect(one.by.length, one.id).toBeGreaterThan(0);
    else expect(one.why.length, one.id).toBeGreaterThan(6);
  }
});

test('what is open is known by its number: no other is', () => {
  const open = requirements.filter(({ state }) => state === 'open').map(({ id }) => id);
  expect(open).toEqual([
    ...['V5.4.3', 'V6.2.12', 'V6.3.3', 'V6.4.1', 'V6.5.2', 'V7.5.2'],
    ...['V12.1.1', 'V12.1.2', 'V12.2.2', 'V12.3.4', 'V13.2.1', 'V13.3.1', 'V16.4.3'],
  ]);
});

test('a name that is not there would be found', () => {
  expect(missing({ kind: 'test', file: 'tests/setup/security-document.test.ts', name: 'no such name' })).not.toBeNull();
  expect(missing({ kind: 'test', file: 'tests/nowhere.test.ts', name: 'x' })).not.toBeNull();
  expect(missing({ kind: 'code', file: 'server/nowhere.ts' })).not.toBeNull();
  expect(missing({ kind: 'setting', name: 'NOWHERE' })).not.toBeNull();
});
