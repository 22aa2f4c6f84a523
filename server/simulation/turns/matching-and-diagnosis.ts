/** Stages 2 and 3 as they are lived: choosing a provider, their answer, the diagnosis and what becomes of it. */
import { organisationListSchema } from '../../reference/reference-contract.ts';
import { fillIn } from '../fill-in.ts';
import type { Scene } from '../scene.ts';
import { propose } from './application.ts';
import { at, says, type Turns, turn } from './turn.ts';

/** The last so many of the pool are kept for stories in which the provider is suspended. */
const KEPT = 4;

async function choose(scene: Scene): Promise<void> {
  const { browser, played, dice } = scene;
  const path = '/organisations?kind=provider&standing=admitted&limit=200';
  const { items } = await browser.get(path, organisationListSchema);
  const pool = items.map(({ id }) => id).toSorted();
  const own = pool.slice(-KEPT);
  const common = pool.slice(0, -KEPT).filter((id) => !played.asked.has(id));
  const kept = played.story.ownProvider && played.asked.size === 0;
  const providerId = kept ? own[played.index % KEPT] : dice.pick(common);
  if (providerId === undefined) return;
  played.asked.add(providerId);
  await scene.say('provider.choose', { providerId });
}

async function chooseOutOfPool(scene: Scene): Promise<void> {
  const path = '/organisations?kind=provider&standing=outside&limit=200';
  const { items } = await scene.browser.get(path, organisationListSchema);
  const providerId = scene.dice.pick(items.map(({ id }) => id).toSorted());
  scene.played.asked.add(providerId);
  await scene.sayInVain('provider.choose', { providerId }, { status: 422, code: 'unmet' });
  await scene.say('provider.chooseOutOfPool', { providerId, reason: '现有系统由该公司建设，更换成本过高。' });
}

async function diagnose(scene: Scene): Promise<void> {
  await scene.sayTooEarly('diagnosis.submit');
  await fillIn(scene, 'diagnosis', { level: scene.dice.below(2) });
  await scene.say('diagnosis.submit');
}

export const matchingTurns: Turns = {
  'matching.choosing': at('choose', {
    choose: turn('enterprise', [1, 7], choose),
    chooseOutOfPool: turn('enterprise', [1, 5], chooseOutOfPool),
  }),
  'matching.outOfPool': at('allow', {
    allow: says('officer', [1, 3], 'outOfPool.allow'),
    deny: says('officer', [1, 3], 'outOfPool.deny', { reason: '池内有同类服务商可选。' }),
  }),
  'matching.providerReply': at('accept', {
    accept: says('provider', [0, 3], 'provider.accept'),
    decline: says('provider', [0, 3], 'provider.decline', { reason: '现有项目饱和，无法按期派驻。' }),
    takeBack: says('enterprise', [1, 2], 'provider.takeBack'),
  }),
};

export const diagnosisTurns: Turns = {
  'diagnosis.onSite': at('diagnose', {
    diagnose: turn('provider', [3, 9], diagnose),
    handBack: says('provider', [2, 5], 'provider.handBack', { reason: '诊断团队变动，无法继续。' }),
    replace: says('enterprise', [3, 6], 'provider.replace', { reason: '服务商迟迟未到现场。' }),
  }),
  'diagnosis.enterpriseConfirm': at('confirm', {
    confirm: says('enterprise', [0, 3], 'diagnosis.confirm'),
    dispute: says('enterprise', [1, 3], 'diagnosis.dispute', { reason: '设备联网情况与实际不符，请更正。' }),
  }),
  'diagnosis.review': at('approve', {
    approve: says('officer', [1, 4], 'diagnosis.approve'),
    return: says('officer', [1, 4], 'diagnosis.return', { reason: '报告照搬模板，缺少针对本企业的差距分析。' }),
    correct: turn('officer', [1, 2], (scene) => propose(scene, 'diagnosis.enterpriseConfirm')),
  }),
};
