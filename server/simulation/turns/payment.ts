/** Stage 7 from the director's desk to the bank, and what comes after: holds, objections, returns of money, recovery. */
import { formatYuan } from '../../../workflows/money/fen.ts';
import { creditCheckSchema } from '../../money/money-contract.ts';
import { fenOf } from '../fill-in.ts';
import type { Scene } from '../scene.ts';
import { saveAccount } from './claim-and-audit.ts';
import { at, quiet, says, type Turns, turn } from './turn.ts';

async function checkCredit({ browser, played }: Scene, result: 'clear' | 'adverse'): Promise<void> {
  const json = { result, source: '信用中国', note: result === 'clear' ? '未见失信记录。' : '列入经营异常名录。' };
  await browser.post({ path: `/organisations/${played.organisationId}/credit-checks`, json }, creditCheckSchema);
}

async function issue(scene: Scene): Promise<void> {
  await scene.sayTooEarly('payment.issue');
  await checkCredit(scene, 'clear');
  await scene.say('payment.issue');
}

async function findAdverse(scene: Scene): Promise<void> {
  await checkCredit(scene, 'adverse');
  await scene.sayInVain('payment.issue', {}, { status: 422, code: 'unmet' });
  await scene.say('payment.hold', { reason: '拨付前信用核查发现经营异常，暂缓拨付。' });
}

async function settle(scene: Scene): Promise<void> {
  const { number, seq } = scene.played;
  await scene.say('payment.settle', { bankReference: `BOC-${number}-${seq}` });
}

/** The account that the bank could not find has to be another one. */
async function correctAccount(scene: Scene): Promise<void> {
  await scene.sayTooEarly('account.correct');
  await saveAccount(scene);
  await scene.say('account.correct');
}

async function changeAmount(scene: Scene): Promise<void> {
  const { money } = await scene.view();
  const base = fenOf(money.base);
  const reason = '部分设备用于其他厂区，核减审定投入。';
  const more = { amount: formatYuan(base), reason };
  await scene.sayInVain('objection.changeAmount', more, { status: 422, code: 'unmet' });
  await scene.say('objection.changeAmount', { amount: formatYuan(Math.floor((base * 8) / 10)), reason });
}

async function order(scene: Scene): Promise<void> {
  const paid = fenOf((await scene.view()).money.paid);
  const reason = '抽查发现部分发票作废，责令退回相应补助。';
  const tooMuch = { amount: formatYuan(paid + 1), reason };
  await scene.sayInVain('recovery.order', tooMuch, { status: 422, code: 'unmet' });
  const amount = scene.dice.chance(0.5) ? paid : Math.ceil(paid / 2);
  await scene.say('recovery.order', { amount: formatYuan(amount), reason });
}

const record = (share: (owed: number) => number) => async (scene: Scene) => {
  const { money } = await scene.view();
  const owed = fenOf(money.ordered) - fenOf(money.recovered) - fenOf(money.writtenOff);
  const { number, seq } = scene.played;
  await scene.say('recovery.record', { amount: formatYuan(share(owed)), bankReference: `TK-${number}-${seq}` });
};

const finding = { reason: '抽查发现发票于拨付后红冲。' };

export const paymentTurns: Turns = {
  'subsidy.directorReview': at('approve', {
    approve: says('director', [1, 4], 'subsidy.approve'),
    sendBack: says('director', [1, 3], 'subsidy.sendBack', { reason: '请补充说明核减依据。' }),
  }),
  'subsidy.queued': quiet({}),
  'subsidy.publicNotice': quiet({
    object: says('objectionHandler', [1, 2], 'objection.admit', { reason: '实名书面异议：部分设备未在本厂使用。' }),
  }),
  'subsidy.objection': at('dismiss', {
    dismiss: says('objectionHandler', [2, 6], 'objection.dismiss', { reason: '经核查，设备均在本厂使用。' }),
    changeAmount: turn('objectionHandler', [2, 6], changeAmount),
    uphold: says('objectionHandler', [2, 6], 'objection.uphold', { reason: '经核查，项目系虚报，异议成立。' }),
  }),
  'subsidy.payable': at('issue', {
    issue: turn('treasury', [1, 6], issue),
    hold: says('treasury', [1, 4], 'payment.hold', { reason: '账户被冻结，待核实。' }),
    adverse: turn('treasury', [1, 4], findAdverse),
  }),
  'subsidy.issued': at('settle', {
    settle: turn('treasury', [1, 3], settle),
    bankReturn: says('treasury', [1, 3], 'payment.bankReturn', { reason: '账号户名不符，银行退票。' }),
  }),
  'subsidy.accountCorrection': at('correct', { correct: turn('enterprise', [2, 6], correctAccount) }),
  'subsidy.held': at('lift', {
    lift: says('officer', [2, 8], 'hold.lift', { reason: '疑点已核清，恢复办理。' }),
    refuse: says('director', [2, 8], 'hold.refuse', { reason: '疑点属实，不予补助。' }),
  }),
  'subsidy.refused': quiet({
    appeal: says('enterprise', [2, 6], 'appeal.file', { reason: '对不予补助的认定有异议，申请复核。' }),
  }),
  'subsidy.monitoring': quiet({
    find: says('officer', [20, 60], 'finding.raise', finding),
    findByAuditor: says('auditor', [20, 60], 'finding.raise', finding),
  }),
  'recovery.review': at('order', {
    order: turn('director', [3, 8], order),
    dismiss: says('director', [3, 8], 'finding.dismiss', { reason: '红冲后已重新开具，线索排除。' }),
  }),
  'recovery.recovering': at('all', {
    all: turn(
      'treasury',
      [5, 15],
      record((owed) => owed),
    ),
    part: turn(
      'treasury',
      [5, 15],
      record((owed) => Math.ceil(owed / 3)),
    ),
    writeOff: says('director', [10, 20], 'recovery.writeOff', { reason: '企业破产清算，余款核销。' }),
  }),
};
