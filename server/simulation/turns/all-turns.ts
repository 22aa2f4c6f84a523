/** Every state with what its people may choose. */
import { type Story, silence, unopened } from '../story.ts';
import { acceptanceTurns } from './acceptance.ts';
import { applicationTurns } from './application.ts';
import { assessmentTurns } from './assessment.ts';
import { claimAndAuditTurns } from './claim-and-audit.ts';
import { diagnosisTurns, matchingTurns } from './matching-and-diagnosis.ts';
import { paymentTurns } from './payment.ts';
import { retrofitTurns } from './retrofit.ts';
import { type Turn, type Turns, withdrawal } from './turn.ts';

export const allTurns: Turns = {
  ...applicationTurns,
  ...matchingTurns,
  ...diagnosisTurns,
  ...retrofitTurns,
  ...acceptanceTurns,
  ...assessmentTurns,
  ...claimAndAuditTurns,
  ...paymentTurns,
};

/** Undefined for a word that nobody knows in this state. */
export const findTurn = (state: string, word: string): Turn | undefined =>
  word === 'withdraw' ? withdrawal : allTurns[state]?.words[word];

/** What the story wants at the `nth` choice in this state, else what is ordinary there. */
export function wordFor(story: Story, state: string, nth: number): string {
  const wanted = story.turns[state]?.[nth];
  if (wanted !== undefined) return wanted;
  if (state === unopened && story.late) return 'openLate';
  return allTurns[state]?.ordinary ?? silence;
}
