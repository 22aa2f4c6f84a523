/** Stage 1 as it is lived: the draft, two reviews, supplements, the notice and objections, refusals and appeals. */
import { caseViewSchema } from '../../cases/case-contract.ts';
import { fillIn } from '../fill-in.ts';
import { lookUpChecks } from '../look-up-checks.ts';
import { startRound } from '../played-case.ts';
import type { Scene } from '../scene.ts';
import { at, quiet, says, type Turns, turn } from './turn.ts';

const defects = [
  { field: 'paper:financialStatements', why: '缺少上一年度利润表。' },
  { field: 'field:needs', why: '改造需求过于笼统，请写明环节和指标。' },
];
const returned = { reason: '材料不齐，请按清单一次性补正。', defects };
const refusal = { reason: '主营业务不属于本批次支持的细分行业。' };

async function open(scene: Scene): Promise<void> {
  const { browser, stage, played } = scene;
  const key = `open-${played.row.creditCode}`;
  const asking = { path: '/cases', json: { callId: stage.callId }, headers: { 'idempotency-key': key } };
  const view = await browser.post(asking, caseViewSchema);
  played.caseId = view.id;
  played.number = view.number;
  scene.follow(view);
}

async function submit(scene: Scene): Promise<void> {
  await scene.sayTooEarly('application.submit');
  await fillIn(scene, 'application', { level: scene.dice.below(2) });
  await scene.say('application.submit');
}

/** The district of the enterprise was wrong: it goes to the next one on the list. */
async function transfer(scene: Scene): Promise<void> {
  const districts = scene.stage.people.as('district').flatMap(({ district }) => district ?? []);
  const others = districts.filter((district) => district !== scene.played.district);
  await scene.say('application.transfer', { district: scene.dice.pick(others), reason: '企业注册地已迁至该区县。' });
}

/** A second return needs a superior (process.md, "Supplement"). */
async function returnAgain(scene: Scene): Promise<void> {
  await scene.sayInVain('application.return', returned, { status: 422, code: 'unmet' });
  const grant = { allowance: 'districtReturns', reason: '缺件较多，同意再补正一次。' };
  await scene.withPart('director').say('allowance.grant', grant);
  await scene.say('application.return', returned);
}

/** The city approves nothing before every check is settled; who tries too early is told which are not. */
async function approve(scene: Scene): Promise<void> {
  await scene.sayTooEarly('application.approve');
  await lookUpChecks(scene);
  await scene.say('application.approve');
}

async function correct(scene: Scene): Promise<void> {
  await propose(scene, 'application.cityReview');
}

/** An officer proposes the correction, the director says it. */
export async function propose(scene: Scene, to: string): Promise<void> {
  const json = { to, reason: '经办人员误操作，申请更正。' };
  const { status } = await scene.browser.ask({ method: 'POST', path: `${scene.path}/corrections`, json });
  if (status !== 204) scene.stage.tally.unexpected(`the correction to ${to} was answered with ${status}`);
  await scene.withPart('director').say('case.correct', { to, reason: '情况属实，同意更正。' });
}

export const applicationTurns: Turns = {
  unopened: at('open', {
    open: { ...turn('enterprise', [0, 24], open), inOrder: true },
    openLate: { ...turn('enterprise', [27, 28], open), inOrder: true },
  }),
  'application.draft': at('submit', { submit: turn('enterprise', [0, 4], submit) }),
  'application.districtReview': at('endorse', {
    endorse: says('district', [1, 3], 'application.endorse'),
    return: says('district', [1, 3], 'application.return', returned),
    returnAgain: turn('district', [1, 3], returnAgain),
    reject: says('district', [1, 4], 'application.reject', refusal),
    transfer: turn('district', [1, 2], transfer),
  }),
  'application.cityReview': at('approve', {
    approve: { ...turn('officer', [2, 6], approve), inOrder: true },
    return: says('officer', [2, 5], 'application.return', returned),
    reject: says('officer', [2, 6], 'application.reject', refusal),
  }),
  'application.supplement': at('resubmit', {
    resubmit: turn('enterprise', [1, 6], async (scene) => {
      await fillIn(scene, 'application');
      await scene.say('application.resubmit');
    }),
  }),
  'application.publicNotice': quiet({
    object: says('objectionHandler', [1, 2], 'objection.admit', { reason: '实名书面异议：该企业近三年发生环境违法。' }),
  }),
  'application.objection': at('dismiss', {
    dismiss: says('objectionHandler', [2, 6], 'objection.dismiss', { reason: '经核查，异议所述事实不成立。' }),
    uphold: says('objectionHandler', [2, 6], 'objection.uphold', { reason: '经核查，异议属实，不符合申报条件。' }),
  }),
  'application.waitlisted': quiet({}),
  'application.refused': quiet({
    appeal: says('enterprise', [2, 6], 'appeal.file', { reason: '对不予通过的理由有异议，申请复核。' }),
    correct: turn('officer', [1, 3], correct),
  }),
  'appeal.hearing': at('deny', {
    deny: says('hearing', [3, 8], 'appeal.deny', { reason: '原决定事实清楚、依据充分，予以维持。' }),
    uphold: turn('hearing', [3, 8], async (scene) => {
      await scene.say('appeal.uphold', { reason: '原决定依据不足，予以撤销，重新办理。' });
      if (scene.played.state === 'assessment.onSite') startRound(scene.played);
    }),
  }),
};
