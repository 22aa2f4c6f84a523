/** Letters to whoever has an open case in a call that was changed: that it was, and the deadline now. */
import { type Letter, letter } from './letter-shape.ts';

export const wordsOfCalls: Readonly<Record<string, Letter>> = {
  'call.amended': letter(
    [
      '【批次调整】{number}',
      '{enterprise}的案件 {number} 所在批次已调整，内容和原因见批次公告。您当前环节的期限：{due}。',
    ],
    [
      '[Call amended] {number}',
      'The call of case {number} of {enterprise} was amended; what and why is on the page of the call. Your deadline now: {due}.',
    ],
  ),
  'call.extended': letter(
    ['【批次延期】{number}', '{enterprise}的案件 {number} 所在批次已延期，原因见批次公告。您当前环节的期限：{due}。'],
    [
      '[Call extended] {number}',
      'The call of case {number} of {enterprise} was extended; the reason is on the page of the call. Your deadline now: {due}.',
    ],
  ),
  'call.closedEarly': letter(
    [
      '【提前截止】{number}',
      '{enterprise}的案件 {number} 所在批次已提前截止申报，原因见批次公告。未提交的草稿不再受理。',
    ],
    [
      '[Call closed early] {number}',
      'The call of case {number} of {enterprise} was closed early; the reason is on the page of the call. Drafts that were not handed in are no longer received.',
    ],
  ),
};
