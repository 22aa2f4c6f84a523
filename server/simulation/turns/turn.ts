/** What people may choose to do in a state: by word, whose it is, how long they take, and what they then do. */
import type { EventType } from '../../../workflows/vocabulary/events.ts';
import type { Part } from '../choose-person.ts';
import type { SaidFields, Scene } from '../scene.ts';
import { silence } from '../story.ts';

/** Working days, both ends included. */
export type Delay = readonly [least: number, most: number];
/** Something else follows in the same state. */
export type Next = { word: string; after: Delay };
export type Turn = {
  by: Part;
  after: Delay;
  /** Done one after the other in the order of the roster, since places are given out by it. */
  inOrder?: true;
  act: (scene: Scene) => Promise<Next | undefined>;
};
export type StateTurns = { ordinary: string; words: Readonly<Record<string, Turn>> };
export type Turns = Readonly<Record<string, StateTurns>>;

export const at = (ordinary: string, words: StateTurns['words']): StateTurns => ({ ordinary, words });
/** Nobody has to do anything; something may happen all the same. */
export const quiet = (words: StateTurns['words']): StateTurns => at(silence, words);

export const turn = (by: Part, after: Delay, act: (scene: Scene) => Promise<unknown>): Turn => ({
  by,
  after,
  act: async (scene) => {
    await act(scene);
    return undefined;
  },
});

/** Says one event and nothing else. */
export const says = (by: Part, after: Delay, type: EventType, fields: SaidFields = {}): Turn =>
  turn(by, after, (scene) => scene.say(type, fields));

/** Does a part of the work; the rest follows in the same state. */
export const first = (by: Part, after: Delay, act: (scene: Scene) => Promise<unknown>, next: Next): Turn => ({
  by,
  after,
  act: async (scene) => {
    await act(scene);
    return next;
  },
});

/** The enterprise leaves, from any state in which it may. */
export const withdrawal = says('enterprise', [2, 5], 'case.withdraw', {
  reason: '企业经营计划调整，不再参加本批次试点。',
});
