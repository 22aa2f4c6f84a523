/** A refusal or a lost connection, in words, with every reason and what to do about it. */
import { Alert, Button } from 'antd';
import { isProblem } from '../api/problem.ts';
import { useWords } from '../words/use-words.ts';
import { useDetailWords } from './detail-words.ts';

type Props = {
  error: unknown;
  retry?: () => void;
  /** Only a password was asked for: nothing is said of a mail address then. */
  passwordOnly?: boolean;
};

export function ProblemNotice({ error, retry, passwordOnly = false }: Props) {
  const { t } = useWords();
  const words = useProblemWords();
  const wordsOfDetail = useDetailWords();
  const { title, detail, reasons, requestId } =
    passwordOnly && isProblem(error) && error.code === 'wrong-credentials'
      ? { title: t('password.wrong'), detail: '', reasons: [], requestId: '' }
      : words(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {detail === '' || detail === title ? null : <p>{detail}</p>}
          {reasons.length === 0 ? null : (
            <ul className="reasons">
              {reasons.map((reason) => (
                <li key={reason.why + reason.details.join()}>
                  {reason.why}
                  {reason.details.length === 0 ? null : (
                    <ul>
                      {reason.details.map((line) => (
                        <li key={line}>{wordsOfDetail(line)}</li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          )}
          {requestId === '' ? null : <p className="muted small">{t('problem.requestId', { id: requestId })}</p>}
        </>
      }
      {...(retry ? { action: <Button onClick={retry}>{t('problem.again')}</Button> } : {})}
    />
  );
}

type ProblemWords = { title: string; detail: string; reasons: { why: string; details: string[] }[]; requestId: string };

export function useProblemWords(): (error: unknown) => ProblemWords {
  const { t } = useWords();
  return (error) => {
    if (!isProblem(error))
      return { title: t('problem.unknown'), detail: t('problem.unknownNext'), reasons: [], requestId: '' };
    const { problem } = error;
    if (error.unanswered && problem.detail === '')
      return { title: t('problem.unreachable'), detail: t('problem.unreachableNext'), reasons: [], requestId: '' };
    const pointed = (problem.errors ?? []).map(({ pointer, detail }) => ({ why: `${pointer} ${detail}`, details: [] }));
    const spoken = problem.requestId === '' && problem.detail === '';
    return {
      title: spoken ? t('problem.unknown') : problem.title,
      detail: spoken ? t('problem.unknownNext') : problem.detail,
      reasons: [...(problem.unmet ?? []).map(withoutIds), ...pointed].filter(
        ({ why, details }) => details.length > 0 || (why !== problem.title && why !== problem.detail),
      ),
      requestId: problem.status >= 500 ? problem.requestId : '',
    };
  };
}

type Reason = { why: string; details: string[] };

/** An id of a row tells a person nothing; the sentence before it names the row. */
const withoutIds = ({ why, details }: Reason): Reason => ({
  why,
  details: details.filter((line) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(line)),
});
