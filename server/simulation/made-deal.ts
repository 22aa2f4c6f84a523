/** The contract of a case with its plan and milestones, as an enterprise would enter it. */
import { formatYuan } from '../../workflows/money/fen.ts';
import type { SaveContract } from '../work/work-contract.ts';
import { purchasesOf } from './made-spend.ts';
import type { Scene } from './scene.ts';

const PLAN_DAYS = 100;

export function makeContract(scene: Scene): Omit<SaveContract, 'version'> {
  const { played, stage, today } = scene;
  const lines = purchasesOf(played, stage.seed).map(({ category, name, listFen, priceFen, vatRateBp }) => ({
    category,
    name,
    listPrice: formatYuan(listFen),
    price: formatYuan(priceFen),
    vatRateBp,
  }));
  return {
    number: `HT-${played.number}-${played.seq}`,
    signedOn: today,
    planStartsOn: today,
    planEndsOn: scene.dayFromToday(PLAN_DAYS),
    dataSecurityClause: true,
    lines,
    milestones: [
      { name: '需求确认与设备到货', dueOn: scene.dayFromToday(30) },
      { name: '系统上线试运行', dueOn: scene.dayFromToday(75) },
      { name: '培训与移交', dueOn: scene.dayFromToday(PLAN_DAYS) },
    ],
  };
}
