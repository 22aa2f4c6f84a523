/** Calls for tests: a draft in the shape of the wire, and one that is published. */
import type { Caller } from '../../server/access/caller.ts';
import type { CallDraft, ManagedCall } from '../../server/calls/calls-contract.ts';
import { draftCall, publishCall } from '../../server/calls/draft-call.ts';
import type { Pilot } from './pilot.ts';

let counted = 0;

/** Opens in a week of January 2025, where the small pilot begins. */
export function callDraft(more: Partial<CallDraft> = {}): CallDraft {
  counted += 1;
  return {
    code: `T2025-${counted}`,
    title: { zh: `试点测试批次 ${counted}`, en: `Test call ${counted}` },
    notice: '关于组织申报的通知',
    policyId: 'huangshi-pilot-2024',
    opensAt: '2025-01-06T09:00:00+08:00',
    closesAt: '2025-02-28T17:00:00+08:00',
    retrofitEndsAt: '2025-11-01T00:00:00+08:00',
    batchEndsAt: '2026-01-01T00:00:00+08:00',
    quota: 20,
    districts: ['420281', '420222'],
    subIndustries: ['highEndEquipment', 'copperAndAluminium'],
    ceilings: { copperAndAluminium: 2 },
    ...more,
  };
}

/** Drafted by the officer, published by a director. */
export async function publishedCall(
  pilot: Pilot,
  officer: Caller,
  more: Partial<CallDraft> = {},
): Promise<ManagedCall> {
  const draft = await draftCall(pilot.product, officer, callDraft(more));
  return publishCall(pilot.product, await pilot.person('director'), { id: draft.id, revision: draft.revision });
}
