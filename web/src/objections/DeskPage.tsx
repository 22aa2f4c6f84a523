/** The desk of the objection handlers: what came in over public notices, who is it about, and by when it is answered. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { objectionsQuery } from '../api/notice-queries.ts';
import type { ObjectionRow } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import '../app/notices.css';
import { MoreButton } from '../shared/MoreButton.tsx';

export function DeskPage() {
  const { t } = useWords();
  const search = useSearch({ from: '/shell/objection-desk' });
  const navigate = useNavigate({ from: '/objection-desk' });
  const state = search.state === 'done' ? 'done' : 'open';
  const asked = useInfiniteQuery(objectionsQuery(state));
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.objections')}</h1>
        <p className="lead">{t('objections.lead')}</p>
      </div>
      <div className="filters">
        <Segmented
          value={state}
          options={(['open', 'done'] as const).map((one) => ({ value: one, label: t(`objections.${one}`) }))}
          onChange={(next) => navigate({ search: next === 'done' ? { state: 'done' } : {}, replace: true })}
          aria-label={t('objections.state')}
        />
      </div>
      <Read asked={asked}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return state === 'open' ? (
              <EmptyState title={t('objections.none')}>{t('objections.noneNext')}</EmptyState>
            ) : (
              <EmptyState title={t('objections.noneDone')} />
            );
          return (
            <>
              <DeskTable items={items} />
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
    </>
  );
}

function DeskTable({ items }: { items: readonly ObjectionRow[] }) {
  const { t, of } = useWords();
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('nav.objections')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('notice.number')}</th>
          <th scope="col">{t('objections.kind')}</th>
          <th scope="col">{t('notice.enterprise')}</th>
          <th scope="col">{t('object.receivedAt')}</th>
          <th scope="col">{t('object.answerBy')}</th>
          <th scope="col">{t('follow.status')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id} className="opens">
            <th scope="row">
              <Link to="/objection-desk/$objectionId" params={{ objectionId: one.id }} className="row-link figures">
                {one.number}
              </Link>
            </th>
            <td data-label={t('objections.kind')}>{t(`objections.${one.kind}`)}</td>
            <td data-label={t('notice.enterprise')}>
              {one.enterprise} <span className="muted small figures">{one.notice}</span>
            </td>
            <td data-label={t('object.receivedAt')}>
              <Instant at={one.receivedAt} />
            </td>
            <td data-label={t('object.answerBy')}>
              <span className={one.overdue ? 'due due-late' : 'due'}>
                <Instant at={one.answerBy} day until /> {one.overdue ? <b>{t('objections.overdue')}</b> : null}
              </span>
            </td>
            <td data-label={t('follow.status')}>{of(one.statusLabel)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
