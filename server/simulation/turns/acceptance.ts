/** Stage 5 as it is lived: the package, the authenticity check, the draw, inspections, rectification, failure. */
import { drawSchema, type InspectionList, inspectionListSchema } from '../../work/work-contract.ts';
import { fillIn } from '../fill-in.ts';
import type { Scene } from '../scene.ts';
import { propose } from './application.ts';
import { at, quiet, says, type Turns, turn } from './turn.ts';

async function request(scene: Scene): Promise<void> {
  await scene.sayTooEarly('acceptance.request');
  await fillIn(scene, 'acceptance');
  await scene.say('acceptance.request');
}

/** Draws among the independent agencies and assigns the drawn one. */
async function assign(scene: Scene): Promise<void> {
  const { drawn, candidates } = await scene.browser.post({ path: `${scene.path}/draws`, json: {} }, drawSchema);
  const other = candidates.find(({ id }) => id !== drawn.id);
  if (other && scene.dice.chance(0.2))
    await scene.sayInVain('agency.assign', { agencyId: other.id }, { status: 422, code: 'unmet' });
  scene.played.inspector = null;
  await scene.say('agency.assign', { agencyId: drawn.id });
}

/** Signs before anything is seen; the sheet that belongs to the signature. */
export async function declare(scene: Scene): Promise<InspectionList> {
  const json = { noConflict: true };
  const list = await scene.browser.post({ path: `${scene.path}/inspections/declaration`, json }, inspectionListSchema);
  scene.played.inspectors.add(scene.person.id);
  scene.played.inspector = scene.person.id;
  return list;
}

/** `share` of the points of every criterion, rounded up. */
async function score(scene: Scene, share: () => number, findings: string): Promise<void> {
  const { items, rubric } = await declare(scene);
  const version = items.find(({ open }) => open)?.version ?? 0;
  const criteria = rubric.aspects.flatMap((aspect) => aspect.criteria);
  const scores = Object.fromEntries(criteria.map(({ code, points }) => [code, Math.ceil(points * share())]));
  const path = `${scene.path}/inspections/current`;
  await scene.browser.put(path, { scores, findings, version }, inspectionListSchema);
}

async function pass(scene: Scene): Promise<void> {
  await scene.sayTooEarly('inspection.pass');
  await score(scene, () => scene.dice.between(70, 100) / 100, '系统在用，数据贯通，资料齐全。');
  await fillIn(scene, 'inspection');
  await scene.say('inspection.pass');
}

async function rectify(scene: Scene): Promise<void> {
  await score(scene, () => scene.dice.between(40, 65) / 100, '两台设备未联网，培训记录不全。');
  await scene.say('inspection.requireRectification', { reason: '限期补齐设备联网与培训记录。' });
}

/** What passes can't be failed, and the other way round. */
async function fail(scene: Scene): Promise<void> {
  await score(scene, () => 0.2, '合同功能大部分未交付。');
  await fillIn(scene, 'inspection');
  await scene.sayInVain('inspection.pass', {}, { status: 422, code: 'unmet' });
  await scene.say('inspection.fail', { reason: '得分未达到通过标准。' });
}

export const acceptanceTurns: Turns = {
  'acceptance.preparing': at('request', { request: turn('enterprise', [2, 8], request) }),
  'acceptance.checking': at('authenticate', {
    authenticate: says('district', [1, 3], 'acceptance.authenticate'),
    return: says('district', [1, 3], 'acceptance.return', { reason: '付款凭证与发票金额不符，请核对后重报。' }),
  }),
  'acceptance.drawing': at('assign', {
    assign: turn('officer', [0, 2], assign),
    correct: turn('officer', [0, 2], (scene) => propose(scene, 'acceptance.checking')),
  }),
  'acceptance.inspecting': at('pass', {
    pass: turn('agency', [3, 8], pass),
    rectify: turn('agency', [3, 8], rectify),
    fail: turn('agency', [3, 8], fail),
    recuse: says('agency', [1, 2], 'agency.recuse', { reason: '本机构近期为该企业提供过咨询。' }),
    replace: says('officer', [2, 4], 'agency.replace', { reason: '机构未按约定时间进场。' }),
  }),
  'acceptance.rectifying': at('report', {
    report: turn('enterprise', [5, 12], async (scene) => {
      await fillIn(scene, 'rectification');
      await scene.say('rectification.report');
    }),
  }),
  'acceptance.confirming': at('confirm', {
    confirm: says('officer', [1, 4], 'acceptance.confirm'),
    void: says('officer', [1, 4], 'acceptance.void', { reason: '验收人员与服务商存在往来，报告作废。' }),
  }),
  'acceptance.failed': quiet({
    appeal: says('enterprise', [2, 6], 'appeal.file', { reason: '对验收得分有异议，申请复核。' }),
  }),
};
