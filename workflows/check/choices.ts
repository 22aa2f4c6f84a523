/** The small domains of `sayings.ts`: for each event what may be said with it and what the server may have seen. */
import { corrections } from '../case/corrections.ts';
import type { Evidence, Standing } from '../case/evidence.ts';
import { changeKinds } from '../case/facts.ts';
import type { Said } from '../case/said.ts';
import type { EventType } from '../vocabulary/events.ts';
import type { Asked, Choices } from './sayings.ts';

const complete: Evidence[] = [{ missing: [] }, { missing: ['paper'] }];
const hashes = { contentHash: 'content', filingHash: 'filing' };
const committed: Evidence[] = [
  ...(['representative', 'paper', null] as const).map((by) => ({ commitment: { by, ...hashes } })),
  {},
];
const places: Evidence[] = [{ placeFree: true }, { placeFree: false }];
const accounts: Evidence[] = [{ accountPresent: true }, { accountPresent: false }];
const independence: Evidence[] = [{ agencyIndependent: true }, { agencyIndependent: false }];
const inspectors: Evidence[][] = [
  [{ conflictDeclared: true }, { conflictDeclared: false }],
  [{ inspectedBefore: false }, { inspectedBefore: true }],
];
const scores = (passes: boolean): Evidence[] => [
  { inspection: { complete: true, passes } },
  { inspection: { complete: true, passes: !passes } },
  { inspection: { complete: false, passes } },
];
const chosen = (...standings: Standing[]): Evidence[] => standings.map((chosenStanding) => ({ chosenStanding }));
const named = (...standings: Standing[]): Evidence[] => standings.map((namedStanding) => ({ namedStanding }));
const auditors = (auditFirmId: string): Evidence[] => [{ auditFirmId }, { auditFirmId: null }];
const room = (fundRoomFen: number): Evidence[] => [{ fundRoomFen }, { fundRoomFen: fundRoomFen - 1 }, {}];

/** Approved spend 8 is above the cap of 3 fen, 2 gives one fen, 1 none; earlier payments leave 1 or 0 of the cap. */
const spend = { claimedFen: 8, undecided: 0, baseFen: 8, earlierPaidFen: 0 };
const claims = (rich: boolean): Evidence[] =>
  [8, 0, ...(rich ? [0.5] : [])].map((claimedFen) => ({ spend: { ...spend, claimedFen, undecided: 1, baseFen: 0 } }));
const audits = (rich: boolean): Evidence[] => [
  ...[8, 2, ...(rich ? [4, 3, 1, 0] : [])].map((baseFen) => ({ spend: { ...spend, baseFen } })),
  ...[3, ...(rich ? [2] : [])].map((earlierPaidFen) => ({ spend: { ...spend, earlierPaidFen } })),
  { spend: { ...spend, undecided: 1 } },
];
const capLeft = (...some: number[]): Evidence[] => [...some.map((capLeftFen) => ({ capLeftFen })), {}];
const amounts = (rich: boolean, ...some: number[]): Said[] =>
  [...new Set([...some, 0, ...(rich ? [-1, 0.5] : [])])].map((amount) => ({ amount }));

const nextDay = (day: string) => `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
const firstPlan = '2024-06-01';

export const choices: Partial<Record<EventType, (asked: Asked) => Choices>> = {
  'application.submit': () => ({
    seen: [
      [{ callOpen: true }, { callOpen: false }, {}],
      complete,
      [{ ineligible: [] }, { ineligible: ['size'] }, {}],
      committed,
    ],
  }),
  'application.approve': () => ({ seen: [[{ unsettled: [] }, { unsettled: ['size'] }, {}]] }),
  'application.resubmit': () => ({ seen: [complete, committed] }),
  'application.transfer': ({ facts }) => ({
    said: [{ district: facts.district === 'd1' ? 'd2' : 'd1' }, { district: facts.district }],
    seen: [[{ districtKnown: true }, { districtKnown: false }]],
  }),
  'application.promote': () => ({ seen: [places] }),
  'deadline.passed': ({ path }) => ({ seen: path === 'application.publicNotice' ? [places] : [] }),

  'provider.choose': () => ({
    said: [{ providerId: 'inside' }],
    seen: [named('admitted', 'suspended', 'removed', 'outside', 'unknown')],
  }),
  'provider.chooseOutOfPool': () => ({
    said: [{ providerId: 'outside' }],
    seen: [named('outside', 'suspended', 'removed', 'admitted', 'unknown')],
  }),
  'provider.accept': () => ({ seen: [chosen('admitted', 'outside', 'suspended', 'removed', 'unknown')] }),
  'provider.refuse': () => ({ seen: [chosen('suspended', 'removed', 'admitted', 'outside')] }),
  'diagnosis.submit': () => ({ seen: [complete] }),

  'contract.file': ({ policy, rich }) => {
    const contract = { priceFen: 7, planEndsOn: firstPlan, planDays: policy.planMaxDays };
    const wrong = [
      { ...contract, planDays: policy.planMaxDays + 1 },
      { ...contract, priceFen: 0 },
    ];
    const odd = rich ? [{ ...contract, planDays: 0 }, { ...contract, priceFen: 0.5 }, null] : [];
    return { seen: [[contract, ...wrong, ...odd].map((one) => ({ contract: one })), complete] };
  },
  'contract.accept': () => ({ seen: [chosen('admitted', 'outside', 'suspended', 'removed', 'unknown')] }),
  'retrofit.finish': () => ({
    seen: [
      [{ milestonesOpen: 0 }, { milestonesOpen: 1 }],
      [{ progressPercent: 100 }, { progressPercent: 99 }],
    ],
  }),
  'change.request': ({ facts: { planEndsOn } }) => {
    const known = planEndsOn ?? firstPlan;
    const whole: Said[] = changeKinds.map((kind) => ({ kind, planEndsOn: nextDay(known), amount: 7 }));
    const vague: Said[] = [{}, { kind: 'extension' }, { kind: 'extension', planEndsOn: known }, { kind: 'amount' }];
    return { said: [...whole, ...vague] };
  },
  'change.allow': ({ facts }) => ({
    seen: [[{ change: { planEndsOn: nextDay(facts.planEndsOn ?? firstPlan), contractFen: 7 } }]],
  }),

  'acceptance.request': () => ({ seen: [complete, [{ edition: 'newest' }]] }),
  'agency.assign': () => ({
    said: [{ agencyId: 'a1' }, { agencyId: 'a2' }, {}],
    seen: [[{ drawnAgencyId: 'a1' }, { drawnAgencyId: null }], independence],
  }),
  'agency.replace': ({ facts: { agencyId } }) => ({
    said: [{ agencyId: agencyId === 'a1' ? 'a2' : 'a1' }, { agencyId: agencyId ?? 'a1' }, {}],
    seen: [independence],
  }),
  'inspection.pass': () => ({ seen: [...inspectors, scores(true), complete] }),
  'inspection.requireRectification': () => ({ seen: inspectors }),
  'inspection.fail': () => ({ seen: [...inspectors, scores(false)] }),
  'rectification.report': () => ({ seen: [complete] }),

  'assessment.submitSelf': () => ({ seen: [complete] }),
  'assessment.record': ({ rich }) => {
    const levels = [2, 1, 5, null, ...(rich ? [4, 0, -1, 1.5] : [])];
    return { seen: [levels.map((assessedLevel) => ({ assessedLevel })), ...inspectors] };
  },

  'subsidy.claim': ({ rich }) => ({ seen: [claims(rich), accounts, complete, auditors('f1')] }),
  'audit.conclude': ({ rich }) => ({ seen: [audits(rich), complete] }),
  'auditFirm.replace': ({ facts }) => ({ seen: [auditors(facts.auditFirmId === 'f1' ? 'f2' : 'f1')] }),
  'subsidy.resubmit': ({ rich }) => ({
    seen: [claims(rich), complete, [{ spendChanged: true }, { spendChanged: false }]],
  }),
  'subsidy.recommend': ({ facts: { entitledFen } }) => ({ seen: [capLeft(entitledFen, entitledFen - 1, 0)] }),
  'subsidy.approve': ({ facts: { recommendedFen, instalmentFen } }) => ({
    seen: [capLeft(recommendedFen, recommendedFen - 1), room(recommendedFen - instalmentFen)],
  }),
  'fund.available': ({ facts }) => ({ seen: [room(facts.approvedFen - facts.instalmentFen)] }),
  'objection.changeAmount': ({ facts: { baseFen }, rich }) => ({
    said: amounts(rich, 2, ...(rich ? [4, 3, 1] : []), baseFen, baseFen + 1),
    seen: [[{ spend }, { spend: { ...spend, earlierPaidFen: 3 } }]],
  }),
  'payment.issue': () => ({ seen: [accounts, [{ creditClear: true }, { creditClear: false }, {}]] }),
  'account.correct': () => ({ seen: [[{ accountChanged: true }, { accountChanged: false }]] }),

  'recovery.order': ({ facts: { paidFen }, rich }) => ({ said: amounts(rich, paidFen, paidFen + 1, 1, paidFen - 1) }),
  'recovery.record': ({ facts: { orderedFen, recoveredFen, writtenOffFen }, rich }) => {
    const owed = orderedFen - recoveredFen - writtenOffFen;
    return { said: amounts(rich, owed, owed + 1, 1, owed - 1) };
  },
  'case.terminate': () => ({ seen: [[{ terminationDecided: true }, { terminationDecided: false }, {}]] }),
  'case.correct': () => ({ also: [...corrections.map(({ to }) => to), 'subsidy.payable'].flatMap(corrected) }),
  'allowance.grant': ({ grants }) => ({ said: [...grants.map((allowance) => ({ allowance })), {}] }),
};

const corrected = (to: string) => [
  { said: { reason: 'because', to }, seen: { correctionProposed: to } },
  { said: { reason: '', to }, seen: { correctionProposed: to } },
  { said: { reason: 'because', to }, seen: { correctionProposed: null } },
];
