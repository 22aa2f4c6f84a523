// The parts of the simulation that are easy to get wrong unnoticed: stories, answers, amounts, papers, arguments.
import { fileTypeFromBuffer } from 'file-type';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../server/simulation/arguments.ts';
import { allStories, dealStories } from '../../server/simulation/deal-stories.ts';
import { diceFor } from '../../server/simulation/dice-for.ts';
import { makeAnswers } from '../../server/simulation/made-answers.ts';
import { makePaper, makePicture } from '../../server/simulation/made-papers.ts';
import { purchasesOf } from '../../server/simulation/made-spend.ts';
import { newCase } from '../../server/simulation/played-case.ts';
import { type Spend, silence, story } from '../../server/simulation/story.ts';
import { allTurns, findTurn } from '../../server/simulation/turns/all-turns.ts';
import { deskOf, findState, isFinal, states } from '../../workflows/case/structure.ts';
import { checkAnswers } from '../../workflows/level/answers.ts';
import { computeLevel } from '../../workflows/level/compute-level.ts';
import { edition2024 } from '../../workflows/level/editions.ts';

const codes = Array.from({ length: 151 }, (_, i) => `91420200MA00000${String(i).padStart(3, '0')}`);

describe('stories', () => {
  test('every story names states of the machine and words that somebody knows there', () => {
    const unknown = allStories.flatMap(({ code, turns }) =>
      Object.entries(turns).flatMap(([state, words]) => [
        ...(findState(state) ? [] : [`${code}: ${state}`]),
        ...words
          .filter((word) => word !== silence && !findTurn(state, word))
          .map((word) => `${code}: ${state} ${word}`),
      ]),
    );
    expect(unknown).toEqual([]);
  });

  test('every desk of the machine has somebody who knows what to do', () => {
    const desks = states.filter(({ path, compound }) => path !== '' && !compound && !isFinal(path));
    const idle = desks.filter(({ path }) => allTurns[path] === undefined).map(({ path }) => path);
    expect(idle).toEqual([]);
    const ordinary = desks.filter(({ path }) => allTurns[path]?.ordinary !== silence);
    expect(ordinary.filter(({ path }) => deskOf(path).includes('system')).map(({ path }) => path)).toEqual([]);
  });

  test('a roster of 151 sees every story, and no code twice', () => {
    expect(new Set(allStories.map(({ code }) => code)).size).toBe(allStories.length);
    const dealt = new Set([...dealStories(codes, 7).stories.values()].map(({ code }) => code));
    expect(allStories.filter(({ code }) => !dealt.has(code)).map(({ code }) => code)).toEqual([]);
  });

  test('the same seed deals the same hand, another seed another one', () => {
    const hand = (seed: number) =>
      [...dealStories(codes, seed).stories].map(([code, { code: told }]) => `${code} ${told}`).sort();
    expect(hand(7)).toEqual(hand(7));
    expect(hand(7)).not.toEqual(hand(8));
  });

  test('there are a few places less than enterprises that come to the list', () => {
    const { stories, quota } = dealStories(codes, 7);
    const listable = [...stories.values()].filter(({ unlisted }) => !unlisted).length;
    expect(quota).toBe(listable - 6);
    expect(dealStories(codes.slice(0, 1), 7).quota).toBe(1);
  });
});

test.each([0, 1, 2, 3, 4])('answers with level %i are complete, sound, and give that level', (level) => {
  for (let seed = 0; seed < 40; seed += 1) {
    const answers = makeAnswers(edition2024, level, diceFor(seed, level));
    expect(checkAnswers(edition2024, answers)).toEqual([]);
    expect(computeLevel(edition2024, answers).level).toBe(level);
  }
});

const row = {
  sheet: '',
  excelRow: 2,
  name: '黄石某某机械有限公司',
  creditCode: '91420200MA49TEST01',
  district: 'xialu',
  subIndustry: 'auto-parts',
  aboveScale: true,
  staff: 120,
  revenueFen: 5_000_000_000,
  legalRepresentative: '王某',
  contact: null,
  phone: null,
  email: null,
  address: null,
  specialised: false,
  remark: null,
};
const bought = (spend: Spend, seed: number) =>
  purchasesOf(newCase(0, { row, organisationId: '', story: story('of the test', {}, { spend }) }), seed);

test.each([50_000_000, 49_999_999, 50_000_001, 2])('lines for exactly %i fen add up to it', (fen) => {
  for (let seed = 0; seed < 30; seed += 1) {
    const lines = bought({ kind: 'exactly', fen }, seed);
    const counted = lines.map(({ priceFen, invoicedFen, paidFen }) => Math.min(priceFen, invoicedFen, paidFen));
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(fen);
    expect(lines.every(({ listFen, priceFen }) => listFen >= priceFen)).toBe(true);
  }
});

test('no invoice number comes twice', () => {
  const numbers = Array.from({ length: 200 }, (_, seed) => bought({ kind: 'mixed' }, seed)).flatMap((lines) =>
    lines.map(({ invoiceCode }) => invoiceCode),
  );
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('papers are what they say: a PDF, a picture', async () => {
  expect((await fileTypeFromBuffer(makePaper('A-1', ['.pdf', '.png']).bytes))?.ext).toBe('pdf');
  expect((await fileTypeFromBuffer(makePicture('A-1').bytes))?.ext).toBe('png');
  expect(makePaper('A-1', ['.pdf']).bytes).not.toEqual(makePaper('A-2', ['.pdf']).bytes);
});

describe('arguments', () => {
  test('have defaults', () => {
    expect(readArguments([])).toEqual({ enterprises: undefined, seed: 1, json: false });
  });
  test('are whole numbers, and the message names the one that is not', () => {
    expect(readArguments(['--enterprises', '151', '--seed', '7', '--json'])).toEqual({
      enterprises: 151,
      seed: 7,
      json: true,
    });
    expect(() => readArguments(['--enterprises', '0'])).toThrow(/--enterprises/);
    expect(() => readArguments(['--seed', 'x'])).toThrow(/--seed/);
    expect(() => readArguments(['--sead', '7'])).toThrow(/sead/);
  });
});
