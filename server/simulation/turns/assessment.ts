/** Stage 6 as it is lived: the self-assessment, the level on site from real answers, a second one, or none. */
import { drawListSchema } from '../../work/work-contract.ts';
import { fillIn } from '../fill-in.ts';
import { startRound } from '../played-case.ts';
import type { Scene } from '../scene.ts';
import { declare } from './acceptance.ts';
import { at, quiet, says, type Turns, turn } from './turn.ts';

async function submitSelf(scene: Scene): Promise<void> {
  await scene.sayTooEarly('assessment.submitSelf');
  await fillIn(scene, 'selfAssessment', { level: scene.dice.pick([2, 2, 3]) });
  await scene.say('assessment.submitSelf');
}

async function record(scene: Scene): Promise<void> {
  await declare(scene);
  await fillIn(scene, 'onSiteAssessment', { level: levelOf(scene) });
  await scene.say('assessment.record');
}

/** As the story wants it for this round; ordinary enterprises reach 2, some 3, few 4. */
function levelOf({ played, dice }: Scene): number {
  const { levels = [] } = played.story;
  const round = Math.min(played.round, levels.length - 1);
  return levels[round] ?? dice.pick([2, 2, 2, 2, 3, 3, 4]);
}

/** The officer names another of those that were free at the draw. */
async function replace(scene: Scene): Promise<void> {
  const { items } = await scene.browser.get(`${scene.path}/draws`, drawListSchema);
  const free = items[0]?.candidates.filter(({ id, leftOut }) => leftOut === null && id !== scene.played.agencyId) ?? [];
  const agencyId = scene.dice.pick(free.map(({ id }) => id).toSorted());
  scene.played.inspector = null;
  await scene.say('agency.replace', { agencyId, reason: '评定人员长期未到现场。' });
}

async function retry(scene: Scene): Promise<void> {
  await scene.say('assessment.retry');
  startRound(scene.played);
}

export const assessmentTurns: Turns = {
  'assessment.selfAssessment': at('submit', { submit: turn('enterprise', [1, 6], submitSelf) }),
  'assessment.onSite': at('record', {
    record: turn('agency', [2, 7], record),
    replace: turn('officer', [2, 4], replace),
  }),
  'assessment.confirming': at('confirm', {
    confirm: says('officer', [1, 3], 'assessment.confirm'),
    return: says('officer', [1, 3], 'assessment.return', { reason: '佐证材料与答卷不一致，请核对。' }),
  }),
  'assessment.belowTarget': quiet({
    retry: turn('enterprise', [3, 10], retry),
    appeal: says('enterprise', [2, 8], 'appeal.file', { reason: '两个场景的等级判定偏低，申请复核。' }),
  }),
};
