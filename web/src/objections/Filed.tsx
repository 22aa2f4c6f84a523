/** What somebody takes away who has objected: number and code, until when there is an answer, and where to follow it. */
import { CheckCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ObjectionFiled } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';

export function Filed({ filed, notice }: { filed: ObjectionFiled; notice: string }) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          <CheckCircleFilled aria-hidden="true" /> {t('object.done')}
        </h1>
        <p className="lead">{t('object.keep')}</p>
      </div>
      <dl className="notice-facts">
        <div>
          <dt>{t('notice.number')}</dt>
          <dd className="objection-code" data-testid="objection-number">
            {filed.number}
          </dd>
        </div>
        <div>
          <dt>{t('object.code')}</dt>
          <dd className="objection-code" data-testid="objection-code">
            {filed.code.replace(/(.{4})(?=.)/g, '$1-')}
          </dd>
        </div>
        <div>
          <dt>{t('object.receivedAt')}</dt>
          <dd>
            <Instant at={filed.receivedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('object.answerBy')}</dt>
          <dd>
            <Instant at={filed.answerBy} until />
          </dd>
        </div>
      </dl>
      <p className="buttons">
        <Button onClick={() => window.print()}>{t('notice.print')}</Button>
      </p>
      <p>
        <Link to="/objections">{t('notices.follow')}</Link> ·{' '}
        <Link to="/notices/$number" params={{ number: notice }}>
          {t('object.back')}
        </Link>
      </p>
    </>
  );
}
