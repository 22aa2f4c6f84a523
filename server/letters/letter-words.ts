/** The words of letters, in both languages. `{name}` is filled from the letter's parameters. */
import { type Letter, letter } from './letter-shape.ts';
import { wordsOfApplication } from './words-of-application.ts';
import { wordsOfCalls } from './words-of-calls.ts';
import { journalLetters } from './words-of-journal.ts';
import { wordsOfMembers } from './words-of-members.ts';
import { wordsOfMessages } from './words-of-messages.ts';
import { wordsOfObjections } from './words-of-objections.ts';
import { registrationWords } from './words-of-registration.ts';
import { wordsOfReminders } from './words-of-reminders.ts';
import { signInWords } from './words-of-sign-in.ts';

/** By what is told (workflows/case/kit.ts, `Telling`) and by what the sweep tells. */
export const letterWords: Readonly<Record<string, Letter>> = {
  ...signInWords,
  ...registrationWords,
  ...wordsOfMembers,
  ...wordsOfMessages,
  ...wordsOfCalls,
  ...wordsOfObjections,
  ...wordsOfReminders,
  ...wordsOfApplication,
  'desk.arrived': letter(
    ['【待办】{number} {state}', '{enterprise}的案件 {number} 已到“{state}”，请登录办理。办理期限：{due}。'],
    ['[To do] {number} {state}', 'Case {number} of {enterprise} is at "{state}" and waits for you. Due: {due}.'],
  ),
  'application.received': letter(
    ['已收到申报 {number}', '已收到{enterprise}的申报，编号 {number}，接收时间 {at}。'],
    ['Application {number} received', 'The application of {enterprise} was received at {at} under number {number}.'],
  ),
  'notice.published': letter(
    ['{number} 已公示', '{enterprise}的案件 {number} 已进入“{state}”，公示截止 {due}。'],
    ['{number} is published', 'Case {number} of {enterprise} is at "{state}" until {due}.'],
  ),
  'case.listed': letter(
    ['{number} 已入库', '{enterprise}已列入试点企业名单，请登录选择服务商。'],
    ['{number} is listed', '{enterprise} is on the list of pilot enterprises; sign in to choose a provider.'],
  ),
  'case.waitlisted': letter(
    ['{number} 列为候补', '名额已满，{enterprise}列为候补，有名额时按顺序递补。'],
    ['{number} is on the waiting list', 'The quota is full; {enterprise} moves up in order.'],
  ),
  'agency.assigned': letter(
    ['{number} 已委派验收机构', '{enterprise}的案件 {number} 已委派验收机构，请配合现场工作。'],
    ['An agency is assigned to {number}', 'An agency is assigned to case {number} of {enterprise}.'],
  ),
  'acceptance.passed': letter(
    ['{number} 验收通过', '{enterprise}的案件 {number} 已通过验收。'],
    ['{number} is accepted', 'Case {number} of {enterprise} passed acceptance.'],
  ),
  'level.confirmed': letter(
    ['{number} 等级已确认', '{enterprise}的案件 {number} 数字化水平等级已确认，请登录查看。'],
    ['The level of {number} is confirmed', 'The level of case {number} of {enterprise} is confirmed.'],
  ),
  'subsidy.approved': letter(
    ['{number} 补助已批准', '{enterprise}的案件 {number} 补助已批准并公示，公示截止 {due}。'],
    ['The subsidy of {number} is approved', 'The subsidy of case {number} is approved and published until {due}.'],
  ),
  'payment.settled': letter(
    ['{number} 补助已到账', '{enterprise}的案件 {number} 补助已拨付。'],
    ['The subsidy of {number} is paid', 'The subsidy of case {number} of {enterprise} is paid.'],
  ),
  'recovery.ordered': letter(
    ['{number} 责令退回补助', '{enterprise}的案件 {number} 须退回补助，请登录查看。'],
    ['Recovery ordered for {number}', 'Money is to be returned on case {number} of {enterprise}.'],
  ),
  'case.ended': letter(
    ['{number} 已办结：{state}', '{enterprise}的案件 {number} 已办结，结果：{state}。'],
    ['{number} has ended: {state}', 'Case {number} of {enterprise} has ended: {state}.'],
  ),
  'allowance.granted': letter(
    ['{number} 特批一次机会', '{enterprise}的案件 {number} 获特批增加一次机会。'],
    ['One more chance on {number}', 'The director granted one more chance on case {number}.'],
  ),
  'deadline.reminder': letter(
    ['【到期】{number} {state}', '{enterprise}的案件 {number} 在“{state}”已到办理期限 {due}，请尽快办理。'],
    ['[Due] {number} {state}', 'Case {number} of {enterprise} has been due at "{state}" since {due}.'],
  ),
  'deadline.escalated': letter(
    ['【督办】{number} {state}', '{enterprise}的案件 {number} 在“{state}”逾期（期限 {due}），请督办。'],
    ['[Escalated] {number} {state}', 'Case {number} of {enterprise} is overdue at "{state}" (due {due}).'],
  ),
  'termination.proposed': letter(
    ['{number} 拟终止，请陈述申辩', '主管部门拟终止{enterprise}的案件 {number}，请在 {due} 前登录陈述申辩。'],
    ['{number} may be terminated', 'The bureau proposes to terminate case {number}; please answer before {due}.'],
  ),
  ...journalLetters,
};

/** Of a name or a reason no more than this stands in a letter. */
const longestParameter = 200;

export function fill(words: string, parameters: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(parameters, name) ? harmless(parameters[name] ?? '') : '',
  );
}

/**
 * What strangers typed, in a letter that we send: one line, so that no header can be broken out of; no control and direction
 * characters; and no address that a mail program would make a link of, because the only link in our letters is our own.
 */
function harmless(text: string): string {
  return [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')]
    .slice(0, longestParameter)
    .join('')
    .replace(/:\/\//g, ': //')
    .replace(/\bwww\./gi, 'www .');
}
