/** Stage 4 as it is lived: the contract and its filing, the work with its milestones, changes, terminations. */

import { z } from 'zod';
import { formatYuan } from '../../../workflows/money/fen.ts';
import { terminationSchema } from '../../cases/case-contract.ts';
import { organisationSchema } from '../../reference/reference-contract.ts';
import { contractListSchema, contractSchema, progressListSchema } from '../../work/work-contract.ts';
import { fillIn } from '../fill-in.ts';
import { makeContract } from '../made-deal.ts';
import type { Scene } from '../scene.ts';
import { propose } from './application.ts';
import { at, first, says, type Turns, turn } from './turn.ts';

async function file(scene: Scene): Promise<void> {
  await scene.sayTooEarly('contract.file');
  const { items } = await scene.browser.get(`${scene.path}/contracts`, contractListSchema);
  const version = items.find(({ open }) => open)?.version ?? 0;
  await scene.browser.put(`${scene.path}/contract`, { ...makeContract(scene), version }, contractSchema);
  await fillIn(scene, 'contractFiling');
  await scene.say('contract.file');
}

/** The provider fell away between choice and filing (process.md, "Provider limits"); afterwards it is admitted again. */
async function suspend(scene: Scene): Promise<void> {
  const { providerId } = scene.played;
  const { browser } = scene.withPart('director');
  const stand = (standing: string, reason: string) =>
    browser.post({ path: `/organisations/${providerId}/standing`, json: { standing, reason } }, organisationSchema);
  await stand('suspended', '被投诉转包，暂停资格调查。');
  await scene.sayInVain('contract.accept', {}, { status: 422, code: 'unmet' });
  await scene.say('provider.refuse', { reason: '服务商已被暂停资格，请重新选择。' });
  await stand('admitted', '调查结束，恢复资格。');
}

const report = async (scene: Scene, percent: number, note: string): Promise<void> => {
  await scene.browser.post({ path: `${scene.path}/progress`, json: { percent, note } }, progressListSchema);
};

/** The provider closes so many of the milestones, in their order. */
async function close(scene: Scene, upTo: number): Promise<void> {
  const { items } = await scene.browser.get(`${scene.path}/contracts`, contractListSchema);
  const milestones = items.at(-1)?.milestones ?? [];
  for (const { id, doneAt } of milestones.slice(0, upTo))
    if (doneAt === null) await scene.browser.post({ path: `${scene.path}/milestones/${id}/done` }, contractSchema);
}

async function begin(scene: Scene): Promise<void> {
  await report(scene, 30, '需求确认完成，服务器与网关到货。');
  await close(scene, 1);
}

async function complete(scene: Scene): Promise<void> {
  await close(scene, 50);
  await report(scene, 100, '全部功能上线并完成培训。');
}

const change = (kind: string, reason: string, more: (scene: Scene) => object = () => ({})) =>
  turn('enterprise', [5, 12], (scene) => scene.say('change.request', { kind, reason, ...more(scene) }));

const terminations = z.object({ items: z.array(terminationSchema) });
const termination = async (scene: Scene, step: string, json: object): Promise<void> => {
  await scene.browser.post({ path: `${scene.path}/terminations${step}`, json }, terminations);
};
const proposeTermination = (scene: Scene) => termination(scene, '', { grounds: '连续两个月无进展，拟终止。' });
const answer = (scene: Scene) => termination(scene, '/answer', { answer: '关键设备延迟到货，已恢复实施，请予保留。' });

async function terminate(scene: Scene): Promise<void> {
  await termination(scene, '/decision', { decision: 'terminate', reason: '逾期仍无实质进展，决定终止。' });
  scene.follow(await scene.view());
}

/** Before the time for the answer is over nobody can decide against the enterprise. */
async function threatenUnheard(scene: Scene): Promise<void> {
  await proposeTermination(scene);
  const json = { decision: 'terminate', reason: '不等申辩。' };
  const asking = { method: 'POST', path: `${scene.path}/terminations/decision`, json } as const;
  await scene.withPart('director').browser.refused(asking, { status: 422, code: 'rule' });
}

export const retrofitTurns: Turns = {
  'retrofit.contracting': at('file', {
    file: turn('enterprise', [3, 9], file),
    replace: says('enterprise', [3, 6], 'provider.replace', { reason: '报价谈不拢，另选服务商实施。' }),
  }),
  'retrofit.filing': at('accept', {
    accept: says('district', [1, 4], 'contract.accept'),
    return: says('district', [1, 3], 'contract.return', { reason: '产品清单与报价不一致，请更正。' }),
    suspend: turn('district', [1, 2], suspend),
  }),
  'retrofit.underway': at('begin', {
    begin: first('provider', [5, 12], begin, { word: 'complete', after: [12, 40] }),
    complete: first('provider', [0, 0], complete, { word: 'finish', after: [1, 6] }),
    finish: turn('enterprise', [0, 0], (scene) => scene.say('retrofit.finish')),
    changeScope: change('scope', '增加能耗采集点位，取消看板大屏。'),
    changeAmount: change('amount', '增加采集终端，合同金额相应调整。', () => ({ amount: formatYuan(52_345_678) })),
    extend: change('extension', '设备交付延期，申请顺延。', (scene) => ({ planEndsOn: scene.dayFromToday(150) })),
    changeProvider: change('provider', '服务商实施团队解散，申请更换。'),
    correct: turn('officer', [2, 4], (scene) => propose(scene, 'retrofit.filing')),
    terminate: first('officer', [15, 20], proposeTermination, { word: 'answer', after: [1, 3] }),
    answer: first('enterprise', [0, 0], answer, { word: 'decide', after: [2, 4] }),
    terminateUnanswered: first('officer', [15, 20], threatenUnheard, { word: 'decide', after: [7, 8] }),
    decide: turn('director', [0, 0], terminate),
    threaten: first('officer', [10, 15], proposeTermination, { word: 'answerWell', after: [1, 3] }),
    answerWell: first('enterprise', [0, 0], answer, { word: 'dismiss', after: [2, 4] }),
    dismiss: first(
      'director',
      [0, 0],
      (scene) => termination(scene, '/decision', { decision: 'dismiss', reason: '申辩成立，继续实施。' }),
      { word: 'begin', after: [1, 3] },
    ),
  }),
  'retrofit.change': at('allow', {
    allow: says('officer', [1, 5], 'change.allow'),
    deny: says('officer', [1, 5], 'change.deny', { reason: '变更理由不充分。' }),
  }),
};
