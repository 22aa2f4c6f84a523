/** The words of reminders, nudges, the daily digest, and of the alarm when the mail does not go out. */
import { type Letter, letter } from './letter-shape.ts';

export const wordsOfReminders: Readonly<Record<string, Letter>> = {
  'deadline.approaching': letter(
    [
      '【临期】{number} {state}，还剩 {left} 个工作日',
      '{enterprise}的案件 {number} 在“{state}”，办理期限 {due}，还剩 {left} 个工作日，请及时办理。',
    ],
    [
      '[Due soon] {number} {state}: {left} working days left',
      'Case {number} of {enterprise} is at "{state}" and due {due}: {left} working days are left.',
    ],
  ),
  'case.nudged': letter(
    [
      '【催办】{number} {state}',
      '{by}催办：{enterprise}的案件 {number} 自 {since} 起在“{state}”待您办理，办理期限 {due}。',
    ],
    [
      '[Nudge] {number} {state}',
      'The {by} asks you to go on: case {number} of {enterprise} has waited for you at "{state}" since {since}; due {due}.',
    ],
  ),
  'digest.daily': letter(
    [
      '【每日汇总】{day}：待办 {waiting} 件，逾期 {late} 件',
      '截至今日 8:30，您有待办 {waiting} 件，其中新到 {fresh} 件、逾期 {late} 件。',
    ],
    [
      '[Daily digest] {day}: {waiting} waiting, {late} overdue',
      'Cases that wait for you as of 8:30 today: {waiting} ({fresh} new, {late} overdue).',
    ],
  ),
  'post.failed': letter(
    ['【系统告警】有邮件未能送达', '有邮件多次发送失败，已停止投递。请到“邮件投递”查看原因，排除后可再次发送。'],
    [
      '[Alarm] Letters could not be delivered',
      'At least one letter was given up after many tries. See “Mail delivery” for the reason; it can be sent again from there.',
    ],
  ),
};
