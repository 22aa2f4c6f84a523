/**
 * A story: what goes differently in one case. `turns` says, per state, which words its people choose at their first, second,
 * … visit; where it says nothing they choose the ordinary one (turns/*.ts). `silence` lets the clock strike.
 */

export type Cut = 'none' | 'part' | 'line' | 'all';

export type Spend =
  | { kind: 'usual' }
  /** What the lines add up to after the audit, in fen. */
  | { kind: 'exactly'; fen: number }
  /** More than the cap leaves room for. */
  | { kind: 'large' }
  /** With lines that are not eligible: training, a related party, an invoice outside the window. */
  | { kind: 'mixed' };

export type Story = {
  code: string;
  turns: Readonly<Record<string, readonly string[]>>;
  /** It never comes to the end of the public notice. */
  unlisted?: true;
  /** Levels of the on-site assessments, in their order; otherwise 2 or better. */
  levels?: readonly number[];
  spend?: Spend;
  /** What the audits cut, in their order; otherwise little. */
  cuts?: readonly Cut[];
  /** Applies at the very end of the window, when the places are gone. */
  late?: true;
  /** Chooses a provider that nobody else chooses, since it will be suspended. */
  ownProvider?: true;
};

/** States in which a case stands before there is one. */
export const unopened = 'unopened';
export const silence = 'silence';

export const story = (code: string, turns: Story['turns'] = {}, more: Omit<Story, 'code' | 'turns'> = {}): Story => ({
  code,
  turns,
  ...more,
});
