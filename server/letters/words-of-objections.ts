/** The letter to who objected: that there is an answer, never what it says or whom it is about. */
import { type Letter, letter } from './letter-shape.ts';

export const wordsOfObjections: Readonly<Record<string, Letter>> = {
  'objection.answered': letter(
    [
      '您提交的材料 {number} 有新的办理结果',
      '您提交的 {number} 已有办理结果，请打开下面的链接查看。请勿转发此信：持有链接的人都能看到办理结果。',
    ],
    [
      'There is an answer to {number}',
      'There is an answer to what you handed in as {number}; follow the link to read it. Do not pass this letter on: whoever has the link can read the answer.',
    ],
  ),
};
