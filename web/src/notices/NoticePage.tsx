/** One public notice at its address: what was published, until when one may object and how, and how each entry stands. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { noticeQuery } from '../api/notice-queries.ts';
import type { NoticeView } from '../api/types.ts';
import { sizeText } from '../forms/paper-limits.ts';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { NoticeItems } from './NoticeItems.tsx';
import { TimeLeft } from './TimeLeft.tsx';
import '../app/notices.css';
import { MoreButton } from '../shared/MoreButton.tsx';

export function NoticePage() {
  const { t } = useWords();
  const { number } = useParams({ from: '/site/notices/$number' });
  const asked = useInfiniteQuery(noticeQuery(number));
  return (
    <Read asked={asked}>
      {({ pages }) => {
        const [notice] = pages;
        if (!notice) return null;
        return (
          <>
            <Head notice={notice} />
            <Section title={t('notice.items')}>
              <NoticeItems notice={notice} items={pages.flatMap(({ items }) => items)} />
              <MoreButton asked={asked} />
            </Section>
            <How notice={notice} />
          </>
        );
      }}
    </Read>
  );
}

function Head({ notice }: { notice: NoticeView }) {
  const { t, of } = useWords();
  return (
    <>
      <div className="page-head">
        <p className="notice-line">
          <span className={notice.open ? 'notice-open' : 'notice-over'}>
            {t(notice.open ? 'notices.open' : 'notices.closed')}
          </span>
          <span>{of(notice.kindLabel)}</span>
          <span className="figures">
            {t('notice.number')} {notice.number}
          </span>
        </p>
        <h1>{of(notice.title)}</h1>
      </div>
      <p className="notice-text">{of(notice.text)}</p>
      <dl className="notice-facts">
        <div>
          <dt>{t('notices.publishedAt')}</dt>
          <dd>
            <Instant at={notice.publishedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('notices.closesAt')}</dt>
          <dd>
            <Instant at={notice.closesAt} until /> <TimeLeft now={notice.now} until={notice.closesAt} />
            {notice.provisional ? <p className="notice-provisional">{t('notices.provisional')}</p> : null}
          </dd>
        </div>
      </dl>
      <p className="buttons">
        <Button onClick={() => window.print()}>{t('notice.print')}</Button>
      </p>
    </>
  );
}

function How({ notice: { limits } }: { notice: NoticeView }) {
  const { t } = useWords();
  const { files, fileBytes, types } = limits;
  return (
    <Section title={t('notice.how')}>
      <ol className="notice-how">
        <li>{t('notice.how1')}</li>
        <li>{t('notice.how2', { files, size: sizeText(fileBytes), types: types.join(' / ').toUpperCase() })}</li>
        <li>{t('notice.how3')}</li>
      </ol>
      <p>{t('notice.how4')}</p>
      <p>
        <Link to="/objections">{t('notices.follow')}</Link>
      </p>
    </Section>
  );
}
