/** What an enterprise bought: lines with list price, contract, invoice and payment, from which contract and claim are filled in. */
import type { Dice } from '../demonstration/dice.ts';
import { diceFor } from './dice-for.ts';
import type { PlayedCase } from './played-case.ts';
import type { Spend } from './story.ts';

/** Amounts in fen, gross. What counts is the smallest of price, invoiced and paid. */
export type Purchase = {
  category: string;
  name: string;
  listFen: number;
  priceFen: number;
  invoicedFen: number;
  paidFen: number;
  vatRateBp: number;
  invoiceCode: string;
  billed: boolean;
  relatedParty: boolean;
  /** Bought before the programme began. */
  tooEarly: boolean;
};

const wares = [
  { category: 'software', name: '生产执行系统许可', vatRateBp: 1300 },
  { category: 'software', name: '仓储管理系统定制开发', vatRateBp: 600 },
  { category: 'cloudService', name: '工业互联网平台订阅（一年）', vatRateBp: 600 },
  { category: 'gateway', name: '边缘网关', vatRateBp: 1300 },
  { category: 'router', name: '车间交换与无线设备', vatRateBp: 1300 },
  { category: 'dataCapture', name: '数据采集终端与传感器', vatRateBp: 1300 },
  { category: 'implementation', name: '系统实施与集成', vatRateBp: 600 },
] as const;

/** The same for the same enterprise and seed, whenever it is asked. */
export function purchasesOf({ row, story }: PlayedCase, seed: number): Purchase[] {
  const dice = diceFor(seed, row.creditCode, 'spend');
  const spend = story.spend ?? { kind: 'usual' };
  const counted = split(baseOf(spend, dice), dice).map((fen) => purchase(dice, dice.pick(wares), fen));
  const training = { category: 'training', name: '操作培训', vatRateBp: 600 };
  if (spend.kind === 'mixed') {
    const early = { ...purchase(dice, dice.pick(wares), 2_600_000), tooEarly: true };
    const related = { ...purchase(dice, dice.pick(wares), 3_400_000), relatedParty: true };
    return [...counted, purchase(dice, training, 1_200_000), early, related];
  }
  return spend.kind === 'usual' && dice.chance(0.25) ? [...counted, purchase(dice, training, 900_000)] : counted;
}

/** What a supplement adds (补正). */
export const addedPurchase = ({ row }: PlayedCase, seed: number): Purchase =>
  purchase(diceFor(seed, row.creditCode, 'added spend'), wares[5], 2_000_000);

function baseOf(spend: Spend, dice: Dice): number {
  switch (spend.kind) {
    case 'exactly':
      return spend.fen;
    case 'large':
      return dice.between(70_000_000, 160_000_000);
    case 'mixed':
    case 'usual':
      return dice.between(6_000_000, 48_000_000);
  }
}

/** Into two to four parts that add up exactly; what is tiny stays whole. */
function split(fen: number, dice: Dice): number[] {
  if (fen < 100_000) return [fen];
  const parts: number[] = [];
  let left = fen;
  for (let more = dice.between(1, 3); more > 0; more -= 1) {
    const part = Math.floor((left * dice.between(20, 60)) / 100);
    parts.push(part);
    left -= part;
  }
  return [...parts, left];
}

/** `fen` counts; some is kept back at the payment, some was never invoiced. */
function purchase(dice: Dice, ware: { category: string; name: string; vatRateBp: number }, fen: number): Purchase {
  const retained = dice.chance(0.3) ? Math.floor((fen * dice.between(3, 10)) / 100) : 0;
  const priceFen = fen + retained;
  return {
    ...ware,
    listFen: priceFen + Math.floor((priceFen * dice.between(0, 12)) / 100),
    priceFen,
    invoicedFen: dice.chance(0.5) ? priceFen : fen,
    paidFen: fen,
    invoiceCode: dice.characters('0123456789', 20),
    billed: dice.chance(0.2),
    relatedParty: false,
    tooEarly: false,
  };
}
