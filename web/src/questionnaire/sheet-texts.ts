/** The answers of a questionnaire as flat texts, so that two people at it are merged question by question. */
import type { Answers } from '../api/types.ts';
import type { Texts } from '../shared/merge-typed.ts';

export function textsOf({ questions, scenarios }: Answers): Texts {
  return Object.fromEntries([
    ...Object.entries(questions).map(([code, keys]) => [`q:${code}`, keys.toSorted().join(' ')]),
    ...Object.entries(scenarios).map(([code, level]) => [`s:${code}`, String(level)]),
  ]);
}

export function answersFrom(texts: Texts): Answers {
  const of = (mark: string) =>
    Object.entries(texts).flatMap(([name, text]) =>
      name.startsWith(mark) && text !== '' ? [[name.slice(2), text] as const] : [],
    );
  return {
    questions: Object.fromEntries(of('q:').map(([code, text]) => [code, text.split(' ')])),
    scenarios: Object.fromEntries(of('s:').map(([code, text]) => [code, Number(text)])),
  };
}
