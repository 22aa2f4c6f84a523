/** Words of the letters about the journal. */
export const journalLetters = {
  'journal.sealed': {
    subject: { zh: '审计日志封存 {day}', en: 'Seal of the journal, {day}' },
    text: {
      zh: '审计日志 {day} 已封存，链上共 {position} 条。请将下面一行存为 {day}.json 妥善保管，日后可用它核对日志是否被改动：\n\n{seal}',
      en: 'The journal of {day} is sealed with {position} entries in its chain. Keep the line below as {day}.json: years later it tells whether the journal was changed.\n\n{seal}',
    },
  },
  'journal.broken': {
    subject: { zh: '【警报】审计日志校验未通过 {day}', en: '[Alarm] The journal did not verify, {day}' },
    text: {
      zh: '封存 {day} 前的校验未通过，第 {sequence} 号：{what}。请立即导出日志并离线核对。',
      en: 'Verifying before the seal of {day} failed at entry {sequence}: {what}. Export the journal now and verify it offline.',
    },
  },
};
