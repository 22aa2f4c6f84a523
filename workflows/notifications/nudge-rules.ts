/** Who may ask a desk to hurry, and how often; and when people are reminded of a deadline by themselves. */
import { dateInShanghai, startOfDay } from '../calendar/day.ts';
import { addWorkingDays, type Calendar } from '../calendar/working-days.ts';
import { deskOf, isFinal } from '../case/structure.ts';
import type { Label, PersonRole } from '../vocabulary/roles.ts';

/** So many working days before a deadline, the furthest first. */
export const remindBefore = [3, 1] as const;

/** One person nudges one case once in so many working days. */
export const nudgeAgainAfter = 2;

export type NudgeRefusal = { code: 'ended' | 'draft' | 'nobodysDesk' | 'ownDesk' | 'tooSoon'; why: Label };
export type Nudging = {
  state: string;
  roles: readonly PersonRole[];
  /** The person's own last one on this case. */
  lastAt: number | null;
  now: number;
};

/** The first instant at which the same person may nudge again. */
export const mayNudgeFrom = (lastAt: number, calendar: Calendar): number =>
  startOfDay(addWorkingDays(dateInShanghai(lastAt), nudgeAgainAfter, calendar).day);

export function refuseNudge({ state, roles, lastAt, now }: Nudging, calendar: Calendar): NudgeRefusal | null {
  if (isFinal(state)) return { code: 'ended', why: { zh: '案件已办结', en: 'The case has ended' } };
  if (state === 'application.draft')
    return { code: 'draft', why: { zh: '草稿尚未提交，没有人在办', en: 'A draft lies with nobody else' } };
  const desk = deskOf(state);
  if (desk.length === 0 || desk.every((role) => role === 'system'))
    return {
      code: 'nobodysDesk',
      why: {
        zh: '本环节按期限自动进行，不需要任何人办理',
        en: 'This step goes by itself when its time is up; it lies with nobody',
      },
    };
  if (desk.some((role) => roles.some((own) => own === role)))
    return { code: 'ownDesk', why: { zh: '案件就在您这里办理', en: 'The case lies with you' } };
  if (lastAt === null) return null;
  const from = mayNudgeFrom(lastAt, calendar);
  if (now >= from) return null;
  const [last, again] = [dateInShanghai(lastAt), dateInShanghai(from)];
  return {
    code: 'tooSoon',
    why: {
      zh: `您已于 ${last} 催办，${again} 起可再次催办`,
      en: `You nudged on ${last}; you can again from ${again} on`,
    },
  };
}
