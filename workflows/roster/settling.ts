/** What can be done with a judged roster now: nothing is imported until all is settled, or the good rows on request. */

export interface Standing {
  readonly state: string;
  /** Answers that no judgement has taken into account. */
  readonly unjudged: boolean;
  readonly errors: number;
  readonly questions: number;
  /** Rows that would come in or be brought up to date. */
  readonly waiting: number;
}

type Sentence = { readonly zh: string; readonly en: string };

/** Nothing when all rows may be imported. */
export function whyNotAll({ errors, questions, ...standing }: Standing): Sentence | undefined {
  const why = whyNotGood({ errors, questions, ...standing });
  if (why) return why;
  if (errors === 0 && questions === 0) return undefined;
  return {
    zh: `尚有 ${errors} 处错误、${questions} 个疑问未处理`,
    en: `Still to be settled: errors ${errors}, questions ${questions}`,
  };
}

/** Nothing when the rows without error and open question may be imported. */
export function whyNotGood({ state, unjudged, waiting }: Standing): Sentence | undefined {
  if (state === 'imported') return { zh: '此名录已经导入', en: 'This roster has been imported' };
  if (state !== 'judged') return { zh: '名录正在处理', en: 'The roster is being worked on' };
  if (unjudged) return { zh: '有新的答复，请先重新检查', en: 'There are new answers; check again first' };
  if (waiting === 0) return { zh: '没有可以导入的行', en: 'There is no row to import' };
  return undefined;
}
