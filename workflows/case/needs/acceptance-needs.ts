/** What inspection and assessment need. */
import type { Situation } from '../facts.ts';
import { facts, type Need, said, seen } from './need.ts';

export const acceptanceNeeds = {
  agencyDrawn: said(
    '只能委派抽中的机构',
    'Only the drawn agency can be assigned',
    ({ agencyId }, _, see) => agencyId !== undefined && agencyId === see.drawnAgencyId,
    ['drawnAgencyId'],
  ),
  agencyIndependent: said(
    '机构与本案服务商或企业存在关联',
    'The agency is not independent of the case',
    (_, __, see) => see.agencyIndependent === true,
    ['agencyIndependent'],
  ),
  anotherAgency: said(
    '须指定另一家机构',
    'Must name another agency',
    ({ agencyId }, { facts: f }) => agencyId !== undefined && agencyId !== f.agencyId,
  ),
  conflictDeclared: seen(
    'conflictDeclared',
    '尚未签署无利益冲突声明',
    'The no-conflict statement is not signed',
    (see) => see.conflictDeclared === true,
  ),
  otherPeople: seen(
    'inspectedBefore',
    '复验、复评须由其他人员进行',
    'The second inspection goes to other people',
    (see) => see.inspectedBefore === false,
  ),
  inspectionComplete: seen(
    'inspection',
    '验收评分未填完',
    'The inspection is not fully scored',
    (see) => see.inspection?.complete === true,
  ),
  inspectionPasses: seen(
    'inspection',
    '验收得分未达到通过标准',
    'The scores do not reach the pass mark',
    (see) => see.inspection?.passes === true,
  ),
  inspectionFails: seen(
    'inspection',
    '验收得分已达到通过标准',
    'The scores reach the pass mark',
    (see) => see.inspection?.passes === false,
  ),
  levelAssessed: seen(
    'assessedLevel',
    '现场评定答卷未完成',
    'The on-site assessment is incomplete',
    ({ assessedLevel: level }) => level != null && Number.isInteger(level) && level >= 0 && level <= 4,
  ),
  levelReached: facts('未达到最低等级', 'The minimum level is not reached', (now) => levelReached(now)),
} satisfies Record<string, Need>;

export function levelReached({ facts: f, policy }: Situation): boolean {
  return policy.subsidy.minimumLevel === 0 || (f.level !== null && f.level >= policy.subsidy.minimumLevel);
}
