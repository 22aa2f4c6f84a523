/** Who may write to whom on a case, as a table, and what is said where they may not. */
import { describe, expect, test } from 'vitest';
import {
  type Audience,
  audienceNames,
  audiences,
  reasons,
  refuseAudience,
  refusePapers,
  refuseReader,
  writesAs,
} from '../../workflows/messages/audience.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';

const everybody: ReadonlySet<Audience> = new Set(audienceNames);

/** Rows write, columns read: `yes`, or the reason. */
const table: [PersonRole, ...(string | null)[]][] = [
  //                  bureau       enterprise     provider       agency         auditFirm
  ['enterprise', 'yes', 'ownSide', 'yes', 'independent', 'independent'],
  ['provider', 'yes', 'yes', 'ownSide', 'independent', 'independent'],
  ['agency', 'yes', 'independent', 'independent', 'ownSide', 'independent'],
  ['auditFirm', 'yes', 'independent', 'independent', 'independent', 'ownSide'],
  ['district', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['officer', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['director', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['objectionHandler', 'noWriter', 'noWriter', 'noWriter', 'noWriter', 'noWriter'],
  ['treasury', 'noWriter', 'noWriter', 'noWriter', 'noWriter', 'noWriter'],
  ['auditor', 'noWriter', 'noWriter', 'noWriter', 'noWriter', 'noWriter'],
  ['administrator', 'noWriter', 'noWriter', 'noWriter', 'noWriter', 'noWriter'],
];

test.each(table)('%s writes to bureau %s, enterprise %s, provider %s, agency %s, audit firm %s', (author, ...row) => {
  const found = audienceNames.map((reader) => refuseReader({ author, present: everybody }, reader) ?? 'yes');
  expect(found).toEqual(row);
});

test('the table names every role and every reader', () => {
  expect(table.map(([author]) => author).toSorted()).toEqual(keysOf(writesAs).toSorted());
  for (const [, ...row] of table) expect(row).toHaveLength(audienceNames.length);
});

test('nobody who inspects or audits is written to by whom they judge, nor writes to them, whatever else is so', () => {
  const judges = ['agency', 'auditFirm'] as const;
  const judged = ['enterprise', 'provider'] as const;
  for (const judge of judges)
    for (const party of judged)
      for (const present of [everybody, new Set<Audience>()]) {
        expect(refuseReader({ author: party, present }, judge)).toBe('independent');
        expect(refuseReader({ author: judge, present }, party)).toBe('independent');
      }
});

describe('a message', () => {
  test('always names the bureau, because the bureau always reads it', () => {
    expect(refuseAudience({ author: 'enterprise', present: everybody }, ['provider'])).toEqual([
      { code: 'bureauReads', details: [] },
    ]);
    expect(refuseAudience({ author: 'enterprise', present: everybody }, ['provider', 'bureau'])).toEqual([]);
  });

  test('is not written to a part that nobody has in the case', () => {
    const present = new Set<Audience>(['bureau', 'enterprise']);
    expect(refuseAudience({ author: 'officer', present }, ['bureau', 'provider', 'agency'])).toEqual([
      { code: 'nobodyThere', details: ['provider', 'agency'] },
    ]);
  });

  test('to several is refused with every reason at once', () => {
    const present = new Set<Audience>(['bureau', 'enterprise', 'agency']);
    const found = refuseAudience({ author: 'enterprise', present }, ['provider', 'agency', 'enterprise']);
    expect(found.map(({ code }) => code).toSorted()).toEqual(['bureauReads', 'independent', 'nobodyThere', 'ownSide']);
  });

  test('of the bureau may go to both sides: what they have to tell each other goes through it', () => {
    expect(refuseAudience({ author: 'district', present: everybody }, audienceNames)).toEqual([]);
  });
});

test('a paper goes only to whom its form is open', () => {
  const licence = { name: 'a.pdf', readers: ['enterprise', 'district', 'officer'] } as const;
  const contract = { name: 'b.pdf', readers: ['enterprise', 'provider', 'officer'] } as const;
  expect(refusePapers(['bureau', 'provider'], [licence, contract])).toEqual([
    { code: 'paperNotTheirs', details: ['a.pdf'] },
  ]);
  expect(refusePapers(['bureau', 'enterprise'], [licence, contract])).toEqual([]);
});

test('what the author brings along goes to anybody they may write to', () => {
  const brought = { name: 'c.jpg', readers: 'anybody' } as const;
  expect(refusePapers(audienceNames, [brought])).toEqual([]);
});

test('every reader and every reason has words in both languages', () => {
  for (const { zh, en } of [...Object.values(audiences), ...Object.values(reasons)]) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[A-Z][\x20-\x7e]+$/);
  }
});
