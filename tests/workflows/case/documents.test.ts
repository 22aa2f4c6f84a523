// The generated documents are what the machine would write now, and the generator can tell when they are not.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { documents } from '../../../server/docs/documents.ts';
import { differingDocuments } from '../../../server/docs/write-documents.ts';
import { needs } from '../../../workflows/case/needs.ts';
import { findState, states } from '../../../workflows/case/structure.ts';
import { caseDocument } from '../../../workflows/docs/case-document.ts';
import { events } from '../../../workflows/vocabulary/events.ts';
import { pilot } from './case-builder.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('the state tables and diagrams in the repository are current', async () => {
  const ours = documents.filter(({ file }) => file === 'workflows/README.md');
  expect(ours).toHaveLength(1);
  expect(await differingDocuments(root, ours, { write: false })).toEqual([]);
});

test('a document that is missing or differs is named, and written when that is asked for', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'documents-'));
  try {
    const one = [{ file: 'some/page.md', content: () => 'new\n' }];
    expect(await differingDocuments(empty, one, { write: false })).toEqual(['some/page.md']);
    expect(await differingDocuments(empty, one, { write: true })).toEqual(['some/page.md']);
    expect(await readFile(join(empty, 'some/page.md'), 'utf8')).toBe('new\n');
    expect(await differingDocuments(empty, one, { write: false })).toEqual([]);
    const changed = [{ file: 'some/page.md', content: () => 'newer\n' }];
    expect(await differingDocuments(empty, changed, { write: false })).toEqual(['some/page.md']);
  } finally {
    await rm(empty, { recursive: true });
  }
});

test('every state, event and need is in the document', () => {
  const page = caseDocument(pilot);
  for (const { path } of states.filter((state) => !state.compound)) expect(page).toContain(path);
  for (const type of Object.keys(events)) expect(page).toContain(`\`${type}\``);
  for (const [name, { why }] of Object.entries(needs)) {
    expect(page).toContain(`| ${name} | `);
    expect(page).toContain(why.zh);
  }
});

test('every arrow of a diagram is between states that the diagram declares', () => {
  const pictures = caseDocument(pilot)
    .split('```mermaid')
    .slice(1)
    .map((part) => part.split('```')[0] ?? '');
  expect(pictures).toHaveLength(1 + states.filter(({ compound, path }) => compound && path !== '').length);
  for (const picture of pictures) {
    const declared = new Set(['[*]', ...[...picture.matchAll(/ as (\w+)$/gm)].map(([, id]) => id)]);
    const arrows = [...picture.matchAll(/^ {2}(\S+) --> (\S+)(?: : (.+))?$/gm)];
    expect(arrows.length).toBeGreaterThan(0);
    for (const [, from, to] of arrows) expect(declared).toEqual(new Set([...declared, from, to]));
  }
});

test('what silence does is in the table as the clock does it', () => {
  const page = caseDocument(pilot);
  expect(findState('application.draft')?.silent).toBe('moves');
  expect(page).toContain('until the call closes 申报截止, → lapsed');
  expect(page).toContain('90 d, at least 10 wd on resuming, → lapsed');
  expect(page).toContain('365 d, again and again, esc');
});
