/** Every public notice, the newest first; what is still open is marked. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { noticesQuery } from '../api/notice-queries.ts';
import type { NoticeList } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import '../app/notices.css';
import { MoreButton } from '../shared/MoreButton.tsx';

const kinds = ['list', 'subsidy'] as const;

export function NoticesPage() {
  const { t } = useWords();
  const search = useSearch({ from: '/site/notices' });
  const navigate = useNavigate({ from: '/notices' });
  const kind = kinds.find((one) => one === search.kind);
  const asked = useInfiniteQuery(noticesQuery(kind));
  return (
    <>
      <div className="page-head">
        <h1>{t('notices.title')}</h1>
        <p className="lead">{t('notices.lead')}</p>
      </div>
      <div className="filters">
        <Segmented
          value={kind ?? ''}
          options={[
            { value: '', label: t('notices.all') },
            ...kinds.map((one) => ({ value: one, label: t(`notices.${one}`) })),
          ]}
          onChange={(next) => navigate({ search: next === '' ? {} : { kind: next }, replace: true })}
          aria-label={t('notices.kind')}
        />
        <Link to="/objections">{t('notices.follow')}</Link>
      </div>
      <Read asked={asked}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState title={t('notices.none')}>{t('notices.noneNext')}</EmptyState>
          ) : (
            <>
              <ul className="notice-list">
                {items.map((one) => (
                  <One key={one.number} one={one} />
                ))}
              </ul>
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
    </>
  );
}

function One({ one }: { one: NoticeList['items'][number] }) {
  const { t, of } = useWords();
  return (
    <li className="notice-card opens">
      <h2 className="notice-name">
        <Link to="/notices/$number" params={{ number: one.number }} className="row-link">
          {of(one.title)}
        </Link>
      </h2>
      <p className="notice-line">
        <span className={one.open ? 'notice-open' : 'notice-over'}>
          {t(one.open ? 'notices.open' : 'notices.closed')}
        </span>
        <span className="figures">{one.number}</span>
        <span>{t('notices.entries', { count: one.entries })}</span>
        <span>
          {t('notices.publishedAt')} <Instant at={one.publishedAt} day />
        </span>
        <span>
          {t('notices.closesAt')} <Instant at={one.closesAt} until />
        </span>
      </p>
      {one.provisional ? <p className="notice-provisional">{t('notices.provisional')}</p> : null}
    </li>
  );
}
