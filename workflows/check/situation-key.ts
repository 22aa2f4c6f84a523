/**
 * When two situations count as one. Facts that nothing reads any more once a later part of the case is entered are left
 * out of the key; `explore.ts` samples pairs that only differ in those and shows that the same may be said in both.
 *
 * part        left out from it on (the case never comes back; appeals belong to the part of their matter)
 * matching,   allowances and appeal of the application, the district's name
 *  diagnosis,
 *  retrofit
 * acceptance  their allowances; which provider, its standing, the amount and the day of the contract (only whether)
 * assessment  allowances and appeal of acceptance, which edition (only whether); with `subsidy.claimOpen`, which a
 *             correction may leave backwards
 * subsidy     allowances and appeal of assessment, which agency (only whether), the level beyond the minimum
 * follow-up   (monitoring, recovery) allowances and appeal of the subsidy, spend and what led to the approved amount
 * end         everything but whether money was paid
 */
import type { Facts } from '../case/facts.ts';
import type { Path } from '../case/structure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import type { Allowance } from '../vocabulary/allowances.ts';
import { keysOf } from '../vocabulary/keys.ts';
import type { Matter, Stage } from '../vocabulary/stages.ts';
import { allowancesOf } from './tiny-policies.ts';

export type Part = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const partOfStage: Record<Stage, Part> = {
  application: 0,
  matching: 1,
  diagnosis: 1,
  retrofit: 1,
  acceptance: 2,
  assessment: 3,
  subsidy: 4,
};

const partsOfAllowances = new Map<Allowance, Part>(
  keysOf(allowancesOf).flatMap((stage) => allowancesOf[stage].map((name) => [name, partOfStage[stage]] as const)),
);
export const partOfAllowance = (name: Allowance): Part => partsOfAllowances.get(name) ?? 0;

const isStage = (name: string): name is Stage => Object.hasOwn(partOfStage, name);

export function partOf(path: Path, appealOf: Matter | null): Part {
  if (path === 'subsidy.monitoring' || path.startsWith('recovery.')) return 5;
  if (path === 'subsidy.claimOpen') return 3;
  const stage = path === 'appeal.hearing' ? (appealOf ?? '') : (path.split('.')[0] ?? '');
  return path.includes('.') && isStage(stage) ? partOfStage[stage] : 6;
}

export function keyOf(path: Path, facts: Facts, policy: Policy): string {
  const part = partOf(path, facts.appealOf);
  if (part === 6) return `${path} ${facts.paidFen > 0}`;
  const { used, granted, appealed, ...scalars } = whatCounts(part, facts, policy);
  return [
    path,
    ...Object.values(scalars),
    ...[used, granted, appealed].map((one) => Object.values(one).join('')),
  ].join();
}

const whether = (value: string | null) => (value === null ? null : 'some');

function whatCounts(part: Part, facts: Facts, { subsidy }: Policy): Facts {
  const kept: Facts = { ...facts, used: stillOpen(facts.used, part), granted: stillOpen(facts.granted, part) };
  const appealed = { ...facts.appealed };
  if (part >= 1) {
    kept.district = '';
    appealed.application = false;
  }
  if (part >= 2) {
    kept.providerId = whether(facts.providerId);
    kept.providerOutOfPool = false;
    kept.diagnosingProviderId = whether(facts.diagnosingProviderId);
    kept.contractFen = Math.min(1, facts.contractFen);
    kept.planEndsOn = whether(facts.planEndsOn);
  }
  if (part >= 3) {
    kept.indicatorEdition = whether(facts.indicatorEdition);
    appealed.acceptance = false;
  }
  if (part >= 4) {
    kept.agencyId = whether(facts.agencyId);
    kept.level = facts.level === null ? null : Math.min(facts.level, subsidy.minimumLevel);
    appealed.assessment = false;
  }
  if (part >= 5) {
    Object.assign(kept, {
      claimedFen: 0,
      baseFen: 0,
      entitledFen: 0,
      recommendedFen: 0,
      auditFirmId: whether(facts.auditFirmId),
    });
    appealed.subsidy = false;
  }
  return { ...kept, appealed };
}

const stillOpen = (counts: Facts['used'], part: Part): Facts['used'] => {
  const open = { ...counts };
  for (const name of keysOf(open)) if (partOfAllowance(name) < part) open[name] = 0;
  return open;
};
