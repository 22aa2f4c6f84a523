/**
 * What a move of a case means for the public notice (公示) that it stands in: published, held by an objection, going on with the
 * time left, off the list. Read from where the case was and where it is now; the machine itself knows nothing of notices.
 */
import type { Path } from '../case/structure.ts';
import type { EventType } from '../vocabulary/events.ts';
import type { Label } from '../vocabulary/roles.ts';
import type { Clock } from '../vocabulary/stages.ts';

export const noticeKinds = {
  list: { zh: '拟入库企业名单公示', en: 'Enterprises proposed for listing' },
  subsidy: { zh: '拟补助资金公示', en: 'Subsidies proposed for payment' },
} as const satisfies Record<string, Label>;
export type NoticeKind = keyof typeof noticeKinds;

/** `left`: the case ended for another reason while it was published, such as a withdrawal. */
export const noticeSteps = {
  published: { zh: '公示中', en: 'Published' },
  held: { zh: '异议核查中', en: 'An objection is being looked into' },
  resumed: { zh: '异议不成立，公示继续', en: 'The objection was unfounded; the notice goes on' },
  changed: { zh: '异议部分成立，金额变更', en: 'The objection was partly founded; the amount changes' },
  removed: { zh: '异议成立，已移出名单', en: 'The objection was founded; taken off the list' },
  left: { zh: '已移出名单', en: 'Taken off the list' },
  ended: { zh: '公示期满', en: 'The period has ended' },
} as const satisfies Record<string, Label>;
export type NoticeStep = keyof typeof noticeSteps;

const places: Readonly<Record<string, { kind: NoticeKind; held: boolean }>> = {
  'application.publicNotice': { kind: 'list', held: false },
  'application.objection': { kind: 'list', held: true },
  'subsidy.publicNotice': { kind: 'subsidy', held: false },
  'subsidy.objection': { kind: 'subsidy', held: true },
};

/** The clock that counts the period of a notice. */
export const noticeClocks = {
  list: 'application.publicNotice',
  subsidy: 'subsidy.publicNotice',
} as const satisfies Record<NoticeKind, Clock>;

/** Null: the move has nothing to do with a notice. */
export function stepOf(from: string, event: EventType, to: Path): { kind: NoticeKind; step: NoticeStep } | null {
  const [before, after] = [places[from], places[to]];
  if (!before) return !after || after.held ? null : { kind: after.kind, step: 'published' };
  const { kind } = before;
  if (after?.kind === kind) {
    if (before.held === after.held) return null;
    return { kind, step: after.held ? 'held' : 'resumed' };
  }
  if (event === 'deadline.passed') return { kind, step: 'ended' };
  if (event === 'objection.uphold') return { kind, step: 'removed' };
  if (event === 'objection.changeAmount') return { kind, step: 'changed' };
  return { kind, step: 'left' };
}
