/**
 * When one organisation may be merged into another. Cases stay where they are: who the enterprise of a case is replays from its
 * events, so nothing re-points them. A duplicate with a running case is therefore not merged before that case has ended.
 */
import type { Label, OrganisationKind } from '../vocabulary/roles.ts';
import { isRegistrable } from './verification.ts';

export type ToMerge = {
  id: string;
  kind: OrganisationKind;
  verification: string;
  merged: boolean;
  /** Running cases that name it in any part. */
  openCases: number;
};
export type MergeRefusal = Label & { code: string };

export function refuseMerge(
  duplicate: ToMerge,
  into: ToMerge,
  { callsOfBoth }: { callsOfBoth: number },
): MergeRefusal[] {
  const all: (MergeRefusal & { when: boolean })[] = [
    {
      when: duplicate.id === into.id,
      code: 'merge-same',
      zh: '这是同一个单位',
      en: 'It is the same entry',
    },
    {
      when: !isRegistrable(duplicate.kind) || duplicate.kind !== into.kind,
      code: 'merge-kind',
      zh: '两个单位的类别不同，或属于主管部门',
      en: 'They are not of one kind, or are authorities',
    },
    {
      when: duplicate.merged || into.merged,
      code: 'merge-merged',
      zh: '其中一个单位已被合并',
      en: 'One of them has been merged already',
    },
    {
      when: duplicate.verification === 'verified' && into.verification !== 'verified',
      code: 'merge-unverified',
      zh: '保留的单位尚未核验，成员会因此失去权限；请先核验，或保留另一个',
      en: 'The one that stays is not verified, and the members would lose their roles; verify it first, or keep the other',
    },
    {
      when: duplicate.openCases > 0,
      code: 'merge-open-cases',
      zh: `被合并单位有 ${duplicate.openCases} 个在办案件，须办结后再合并，或保留这个单位`,
      en: `The duplicate has ${duplicate.openCases} running cases; let them end first, or keep this one instead`,
    },
    {
      when: callsOfBoth > 0,
      code: 'merge-same-call',
      zh: '两个单位在同一批次各有案件，合并后会重复',
      en: 'Both have a case in the same call, which one organisation may not have',
    },
  ];
  return all.flatMap(({ when, ...refusal }) => (when ? [refusal] : []));
}
