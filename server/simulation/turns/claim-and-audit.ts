/** Stage 7 up to the recommendation as it is lived: the claim with its spend lines, the audit line by line, supplements. */
import { addDays } from '../../../workflows/calendar/day.ts';
import { formatYuan } from '../../../workflows/money/fen.ts';
import { accountSchema, type SaveSpend, type SpendLineView, spendSchema } from '../../money/money-contract.ts';
import { fenOf, fillIn } from '../fill-in.ts';
import { addedPurchase, type Purchase, purchasesOf } from '../made-spend.ts';
import type { Scene } from '../scene.ts';
import type { Cut } from '../story.ts';
import { propose } from './application.ts';
import { at, says, type Turns, turn } from './turn.ts';

type Line = SaveSpend['lines'][number];

function lineOf({ today }: Scene, bought: Purchase, position: number): Line {
  const contractOn = bought.tooEarly ? '2023-12-18' : addDays(today, -100);
  const paidOn = addDays(contractOn, 30 + position);
  return {
    category: bought.category,
    name: bought.name,
    contract: formatYuan(bought.priceFen),
    invoiced: formatYuan(bought.invoicedFen),
    paid: formatYuan(bought.paidFen),
    vatRateBp: bought.vatRateBp,
    contractOn,
    invoiceCode: bought.invoiceCode.replace(/(\d{4})(?=\d)/g, '$1 '),
    invoiceOn: addDays(contractOn, 20 + position),
    paidOn,
    payment: bought.billed ? 'acceptanceBill' : 'transfer',
    ...(bought.billed ? { billDueOn: addDays(paidOn, 180) } : {}),
    relatedParty: bought.relatedParty,
  };
}

async function saveSpend(scene: Scene, bought: readonly Purchase[]): Promise<void> {
  const lines = bought.map((one, position) => lineOf(scene, one, position));
  const path = `${scene.path}/spend`;
  const [line] = lines;
  if (line && scene.dice.chance(0.15)) {
    // The invoice a second time, in full-width digits (money.md, "Traps").
    const wide = line.invoiceCode.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const json = { lines: [...lines, { ...line, invoiceCode: wide }] };
    await scene.browser.refused({ method: 'PUT', path, json }, { status: 422, code: 'rule' });
  }
  await scene.browser.put(path, { lines }, spendSchema);
}

export async function saveAccount({ browser, played, dice }: Scene): Promise<void> {
  const account = { bank: '中国银行黄石分行', holder: played.row.name, number: dice.characters('123456789', 19) };
  await browser.put(`/organisations/${played.organisationId}/account`, account, accountSchema);
}

async function claim(scene: Scene): Promise<void> {
  await scene.sayTooEarly('subsidy.claim');
  await saveSpend(scene, purchasesOf(scene.played, scene.stage.seed));
  await saveAccount(scene);
  await fillIn(scene, 'claim');
  await scene.say('subsidy.claim');
}

async function changeLines(scene: Scene): Promise<void> {
  const { played, stage } = scene;
  await saveSpend(scene, [...purchasesOf(played, stage.seed), addedPurchase(played, stage.seed)]);
  await resubmit(scene);
}

async function resubmit(scene: Scene): Promise<void> {
  await fillIn(scene, 'claim');
  await scene.say('subsidy.resubmit');
}

async function conclude(scene: Scene): Promise<void> {
  await scene.sayTooEarly('audit.conclude');
  const { lines } = await scene.browser.get(`${scene.path}/spend`, spendSchema);
  const verdicts = lines.map((line, position) => ({ lineId: line.id, ...judge(line, position, cutOf(scene)) }));
  await scene.browser.put(`${scene.path}/spend/verdicts`, { verdicts }, spendSchema);
  await fillIn(scene, 'audit');
  await scene.say('audit.conclude');
}

/** As the story wants it for this audit; otherwise one in four loses something. */
function cutOf({ played, stage, dice }: Scene): Cut {
  const { cuts = [] } = played.story;
  const audit = Math.min((played.visits.get('subsidy.audit') ?? 1) - 1, cuts.length - 1);
  return cuts[audit] ?? (played.index % 4 === stage.seed % 4 ? dice.pick(['part', 'line']) : 'none');
}

const notEligible = ['training', 'maintenance'];

function judge(line: SpendLineView, position: number, cut: Cut) {
  const away = (cutReason: string, cutNote: string) => ({ verdict: 'cut', cutReason, cutNote });
  if (cut === 'all') return away('notPaid', '银行流水未见付款。');
  if (notEligible.includes(line.category)) return away('notEligible', '不属于支持的费用类别。');
  if (line.contractOn < '2024-01-01') return away('outsideWindow', '合同签订早于政策期间。');
  if (line.relatedParty) return away('relatedParty', '向关联方采购。');
  const counts = Math.min(fenOf(line.contract), fenOf(line.invoiced), fenOf(line.paid));
  if (cut === 'line' && position === 0) return away('noEvidence', '缺少验收与入库凭证。');
  if (cut === 'part' && position === 0 && counts > 1) {
    const allowed = formatYuan(Math.ceil((counts * 7) / 10));
    return { verdict: 'cutInPart', allowed, cutReason: 'overContract', cutNote: '超出合同约定数量的部分不予认可。' };
  }
  return { verdict: 'allowed' };
}

/** Recommends what the audit left; where nothing is left there is nothing to recommend. */
async function recommend(scene: Scene): Promise<void> {
  const { money } = await scene.view();
  if (fenOf(money.entitled) > 0) {
    await scene.say('subsidy.recommend');
    return;
  }
  await scene.sayInVain('subsidy.recommend', {}, { status: 422, code: 'unmet' });
  await scene.say('subsidy.reject', { reason: '审定投入按比例计算的补助金额为零。' });
}

export const claimAndAuditTurns: Turns = {
  'subsidy.claimOpen': at('claim', {
    claim: turn('enterprise', [2, 15], claim),
    correct: turn('officer', [1, 2], (scene) => propose(scene, 'assessment.confirming')),
  }),
  'subsidy.audit': at('conclude', {
    conclude: turn('auditFirm', [4, 12], conclude),
    suspect: says('auditFirm', [2, 6], 'audit.suspect', { reason: '付款疑似回流企业，建议暂缓。' }),
    replaceFirm: says('officer', [2, 4], 'auditFirm.replace', { reason: '审计机构人手不足，改派。' }),
  }),
  'subsidy.officerReview': at('recommend', {
    recommend: turn('officer', [2, 6], recommend),
    return: says('officer', [2, 5], 'subsidy.return', {
      reason: '申报表缺少法定代表人签字。',
      defects: [{ field: 'paper:claimForm', why: '缺少法定代表人签字。' }],
    }),
    reject: says('officer', [2, 6], 'subsidy.reject', { reason: '项目与已获支持的其他项目内容重复。' }),
  }),
  'subsidy.supplement': at('resubmit', {
    resubmit: turn('enterprise', [1, 6], resubmit),
    changeLines: turn('enterprise', [1, 6], changeLines),
  }),
};
