/** Letters about objections: that one came in, that there is an answer; never what it says or whom it is about. */
import { type Letter, letter } from './letter-shape.ts';

export const wordsOfObjections: Readonly<Record<string, Letter>> = {
  'objection.waiting': letter(
    ['【待办】{number} 待审查', '公示期内收到一份材料，编号 {number}，请于 {due} 前登录审查。'],
    ['[To do] {number} waits', 'Something came in over a public notice, number {number}; look at it before {due}.'],
  ),
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
