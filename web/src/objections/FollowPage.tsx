/** Following an objection with its number and code; a letter brings both behind the #, which no server sees. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import type { ObjectionFollowed } from '../api/types.ts';
import { TextField } from '../registration/TextField.tsx';
import { Instant } from '../shared/Instant.tsx';
import { untilText } from '../shared/instants.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import '../app/notices.css';

type Typed = { number: string; code: string };

const brought = (): Typed => {
  const [number = '', code = ''] = window.location.hash.slice(1).split('.');
  return { number, code };
};

export function FollowPage() {
  const { t } = useWords();
  const [typed, setTyped] = useState(brought);
  const [attempt, setAttempt] = useState(0);
  const asking = useMutation({
    mutationFn: (body: Typed) => call<ObjectionFollowed>('POST', '/api/public/objections/status', { body }),
    gcTime: 0,
  });
  const { mutate } = asking;
  useEffect(() => {
    const given = brought();
    if (given.code === '') return;
    // Whoever looks over a shoulder, or at the history, finds no code in the address.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    mutate(given);
  }, [mutate]);
  const missing = (field: keyof Typed) => (attempt > 0 && typed[field].trim() === '' ? t('form.required') : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (typed.number.trim() !== '' && typed.code.trim() !== '') mutate(typed);
  };
  const wrong = isProblem(asking.error) && asking.error.code === 'not-found';
  return (
    <>
      <div className="page-head">
        <h1>{t('follow.title')}</h1>
        <p className="lead">{t('follow.lead')}</p>
      </div>
      <form className="objection-form" noValidate onSubmit={submit}>
        {wrong ? (
          <Alert type="error" showIcon role="alert" title={t('follow.wrong')} description={t('follow.wrongNext')} />
        ) : asking.error ? (
          <ProblemNotice error={asking.error} />
        ) : null}
        <TextField
          id="follow-number"
          label={t('notice.number')}
          help={t('follow.numberHelp')}
          value={typed.number}
          maxLength={40}
          error={missing('number')}
          onChange={(number) => setTyped({ ...typed, number })}
        />
        <TextField
          id="follow-code"
          label={t('object.code')}
          value={typed.code}
          maxLength={60}
          error={missing('code')}
          onChange={(code) => setTyped({ ...typed, code })}
        />
        <div className="buttons">
          <Button type="primary" htmlType="submit" loading={asking.isPending}>
            {t('follow.ask')}
          </Button>
        </div>
      </form>
      {asking.data ? <Followed followed={asking.data} /> : null}
    </>
  );
}

function Followed({ followed }: { followed: ObjectionFollowed }) {
  const { t, of } = useWords();
  const { outcome, checkBy, status } = followed;
  const lines = [
    [t('follow.against'), `${followed.enterprise}（${followed.notice}）`],
    [t('object.receivedAt'), <Instant key="received" at={followed.receivedAt} />],
    ...(status === 'received' ? [[t('object.answerBy'), <Instant key="answer" at={followed.answerBy} until />]] : []),
    ...(followed.ground ? [[t('follow.ground'), of(followed.ground)]] : []),
    ...(followed.words ? [[t('follow.words'), followed.words]] : []),
    ...(checkBy ? [[t('follow.checkBy'), <Instant key="check" at={checkBy} until />]] : []),
  ] as const;
  return (
    <Section title={t('follow.status')}>
      <p className="objection-status" role="status">
        {of(outcome ? outcome.label : followed.statusLabel)}
      </p>
      <dl className="notice-facts">
        {lines.map(([label, value]) => (
          <div key={String(label)}>
            <dt>{label}</dt>
            <dd className="kept-lines">{value}</dd>
          </div>
        ))}
        {outcome ? (
          <div>
            <dt>{t('follow.outcome')}</dt>
            <dd>
              <Instant at={outcome.at} /> {of(outcome.label)}
              {outcome.dueAt ? <Until at={outcome.dueAt} /> : null}
              {outcome.notice ? (
                <>
                  {' '}
                  <Link to="/notices/$number" params={{ number: outcome.notice }}>
                    {outcome.notice}
                  </Link>
                </>
              ) : null}
            </dd>
          </div>
        ) : null}
      </dl>
      {followed.kind === 'clue' ? <p>{t('follow.clue')}</p> : null}
      <p>
        <Link to="/notices/$number" params={{ number: followed.notice }}>
          {t('object.back')}
        </Link>
      </p>
    </Section>
  );
}

function Until({ at }: { at: string }) {
  const { t } = useWords();
  return <>，{t('follow.outcomeUntil', { until: untilText(at) })}</>;
}
