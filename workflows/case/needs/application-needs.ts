/** What an application and every reasoned act need. */
import type { Situation } from '../facts.ts';
import { type Need, type Saying, said, seen } from './need.ts';

export const applicationNeeds = {
  reasonGiven: said('须写明理由', 'A reason is required', ({ reason }) => reason !== undefined && reason.trim() !== ''),
  callOpen: seen('callOpen', '申报窗口未开放或已截止', 'The call is not open', (see) => see.callOpen === true),
  nothingMissing: {
    ...seen('missing', '填报内容或材料不齐', 'Fields or papers are missing', (see) => see.missing?.length === 0),
    details: (_: Situation, { seen: see }: Saying) => see.missing ?? [],
  },
  // A policy without rules of eligibility was written before there were any: what was decided under it replays as it was.
  eligible: {
    ...seen(
      'ineligible',
      '按填报内容不符合申报条件',
      'By what is filled in, the enterprise may not apply',
      (see, { policy }) => policy.eligibility === undefined || see.ineligible?.length === 0,
    ),
    details: (_: Situation, { seen: see }: Saying) => checkDetails(see.ineligible),
  },
  checksSettled: {
    ...seen(
      'unsettled',
      '尚有申报条件未核实、未豁免',
      'Checks neither hold nor are waived',
      (see, { policy }) => policy.eligibility === undefined || see.unsettled?.length === 0,
    ),
    details: (_: Situation, { seen: see }: Saying) => checkDetails(see.unsettled),
  },
  commitmentMade: seen(
    'commitment',
    '须由法定代表人确认承诺书（内容改动后须重新确认），或上传签字盖章的承诺书',
    'The legal representative must confirm the commitment letter (again after every change), or the signed and sealed letter be uploaded',
    ({ commitment }, { policy }) =>
      policy.commitment === undefined ||
      commitment?.by === 'representative' ||
      (commitment?.by === 'paper' && policy.commitment.paperCounts),
  ),
  otherDistrict: said(
    '须转往另一个区县',
    'Must name another district',
    (what, { facts: f }, see) => see.districtKnown === true && what.district !== f.district,
    ['districtKnown'],
  ),
  placeFree: seen('placeFree', '名额已满', 'The quota is full', (see) => see.placeFree === true),
} satisfies Record<string, Need>;

const checkDetails = (codes: readonly string[] = []): string[] => codes.map((code) => `check:${code}`);
