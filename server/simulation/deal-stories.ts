/** Deals the stories to the enterprises of a roster: the same seed deals the same hand, and a long roster sees every story. */
import { diceFor, shuffled } from './dice-for.ts';
import { stories } from './stories.ts';
import { storiesOfMoney } from './stories-of-money.ts';
import { type Story, silence, story } from './story.ts';

/** One in five goes smoothly or nearly so; most stories end well too. */
const SMOOTH_SHARE = 1 / 5;
/** One in so many applies when the places are gone. */
const LATE_ONE_IN = 25;

export const allStories: readonly Story[] = [stories, storiesOfMoney].flatMap((book) => Object.values(book).flat());

const late = story('applies at the end', {}, { late: true });

/** @param codes credit codes of the enterprises, in the order of the roster */
export function dealStories(codes: readonly string[], seed: number): { stories: Map<string, Story>; quota: number } {
  const seats = shuffled(codes, seed, (code) => code);
  const latecomers = Math.max(1, Math.round(codes.length / LATE_ONE_IN));
  const withStory = codes.length - latecomers - Math.round(codes.length * SMOOTH_SHARE);
  const hands = seats.map((code, seat): [string, Story] => {
    if (seat < latecomers) return [code, late];
    return [code, seat - latecomers < withStory ? told(seat - latecomers, seed) : smooth(code, seed)];
  });
  const listable = hands.filter(([, { unlisted }]) => !unlisted).length;
  return { stories: new Map(hands), quota: Math.max(1, listable - latecomers) };
}

/** All stories in the seed's order, and again from the beginning when there are more enterprises. */
function told(position: number, seed: number): Story {
  const round = Math.floor(position / allStories.length);
  const order = shuffled(allStories, seed + round, ({ code }) => code);
  return order[position % allStories.length] ?? story('smooth');
}

/** Small delays and returns as they happen to anybody. */
const everyday: readonly [state: string, word: string, chance: number][] = [
  ['application.districtReview', 'return', 0.15],
  ['application.cityReview', 'return', 0.1],
  ['matching.providerReply', 'decline', 0.1],
  ['diagnosis.enterpriseConfirm', silence, 0.15],
  ['diagnosis.review', 'return', 0.1],
  ['retrofit.filing', 'return', 0.1],
  ['retrofit.underway', 'changeScope', 0.1],
  ['acceptance.checking', 'return', 0.1],
  ['acceptance.inspecting', 'rectify', 0.15],
  ['subsidy.directorReview', 'sendBack', 0.05],
];

function smooth(code: string, seed: number): Story {
  const dice = diceFor(seed, code, 'everyday');
  const turns = everyday.filter(([, , chance]) => dice.chance(chance)).map(([state, word]) => [state, [word]]);
  return story('smooth', Object.fromEntries(turns));
}
