/**
 * How a deadline came about, in one sentence for the case's page and the printed file: "stored as an instant together
 * with how it was computed" (calendar.md).
 */
import type { Clock, ClockAct, Period } from './clock.ts';
import { dateInShanghai, isoInShanghai } from './day.ts';

/** The acts in order, then the end; a provisional end says so. */
export function describeClock(clock: Clock): { zh: string; en: string } {
  const acts = clock.how.acts.map(describeAct);
  const end = describeEnd(clock);
  return {
    zh: `${[...acts.map(({ zh }) => zh), end.zh].join('；')}。`,
    en: `${[...acts.map(({ en }) => en), end.en].join('; ')}.`,
  };
}

function describeAct(act: ClockAct): { zh: string; en: string } {
  switch (act.act) {
    case 'start': {
      const day = dateInShanghai(act.at);
      if ('until' in act.spec) return { zh: `${day} 开始计时`, en: `started on ${day}` };
      const [zh, en] = [chinese(act.spec), english(act.spec)];
      return act.spec.countsFirstDay
        ? { zh: `自 ${day} 起（含当日）${zh}`, en: `${en} from ${day}, that day included` }
        : { zh: `自 ${day} 次日起 ${zh}`, en: `${en} from the day after ${day}` };
    }
    case 'pause': {
      const day = dateInShanghai(act.at);
      if (!act.remaining) return { zh: `${day} 暂停（截止时间不变）`, en: `paused on ${day}, the end stays` };
      return {
        zh: `${day} 暂停，剩余 ${chinese(act.remaining)}`,
        en: `paused on ${day} with ${english(act.remaining)} left`,
      };
    }
    case 'resume': {
      const day = dateInShanghai(act.at);
      return act.atLeast && act.lengthened
        ? {
            zh: `${day} 恢复，至少 ${chinese(act.atLeast)}`,
            en: `resumed on ${day} with at least ${english(act.atLeast)}`,
          }
        : { zh: `${day} 恢复`, en: `resumed on ${day}` };
    }
    case 'extend':
      return { zh: `延长 ${chinese(act.by)}`, en: `extended by ${english(act.by)}` };
    case 'refix': {
      const day = dateInShanghai(act.at);
      const to = isoInShanghai(act.until).slice(0, 16).replace('T', ' ');
      return { zh: `${day} 批次调整，截止改为 ${to}`, en: `moved to ${to} by a change of the call on ${day}` };
    }
  }
}

function describeEnd({ how, dueAt, provisional }: Clock): { zh: string; en: string } {
  const fixed = how.unit === 'instant';
  const [date, time] = [isoInShanghai(dueAt).slice(0, 10), isoInShanghai(dueAt).slice(11, 16)];
  const when = fixed && time !== '00:00' ? `${date} ${time}` : `${how.endsOn} 24:00`;
  const rolled =
    how.endsOn === how.lastDay
      ? { zh: '', en: '' }
      : { zh: `（${how.lastDay} 为休息日，顺延）`, en: `, since ${how.lastDay} is a day off` };
  const open = provisional
    ? { zh: '（节假日安排尚未公布，暂定）', en: ' (provisional: the holiday notice is not published yet)' }
    : { zh: '', en: '' };
  return { zh: `${when} 截止${rolled.zh}${open.zh}`, en: `due before ${when}${rolled.en}${open.en}` };
}

function chinese({ n, unit }: Period): string {
  return `${n} 个${unit === 'workingDays' ? '工作日' : '自然日'}`;
}

function english({ n, unit }: Period): string {
  const noun = unit === 'workingDays' ? 'working day' : 'calendar day';
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
