/** What sqlmap reports is taken at its word, also where it takes something back. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findingsIn } from '../scanners/sqlmap.ts';

const head = 'Target URL,Place,Parameter,Technique(s),Note(s)';
const readTable = (...lines: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotflow-findings-'));
  try {
    writeFileSync(join(folder, 'results.csv'), `${[head, ...lines].join('\n')}\n`);
    return findingsIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('an injection is high', () => {
  expect(readTable('http://localhost:1/items?name=lamp,GET,name,BESTU,')).toEqual([
    {
      scanner: 'sqlmap',
      severity: 'high',
      what: 'injection (BESTU) by GET name',
      where: 'http://localhost:1/items?name=lamp',
    },
  ]);
});

test('one that sqlmap took back is told, and is low', () => {
  const [finding] = readTable('http://localhost:1/x,(custom) POST,JSON reason,B,false positive or unexploitable\r');
  expect(finding).toMatchObject({ severity: 'low', what: expect.stringContaining('taken back by sqlmap itself') });
});

test('any other note changes nothing', () => {
  expect(readTable('http://localhost:1/x,GET,a,T,something else')[0]?.severity).toBe('high');
});

test('a table of nothing finds nothing', () => {
  expect(readTable()).toEqual([]);
});
