/** Objecting to one entry of a notice: the form, and then the number and the code to follow it with. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { noticeQuery } from '../api/notice-queries.ts';
import type { ObjectionFiled } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { Filed } from './Filed.tsx';
import { ObjectionForm } from './ObjectionForm.tsx';
import '../app/notices.css';

export function ObjectPage() {
  const { t } = useWords();
  const { number } = useParams({ from: '/site/notices/$number/object' });
  const search = useSearch({ from: '/site/notices/$number/object' });
  const asked = useInfiniteQuery(noticeQuery(number));
  const [filed, setFiled] = useState<ObjectionFiled | null>(null);
  const item = asked.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === search.item);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked;
  // The entry may stand on a later page of a long list.
  const looksOn = item === undefined && hasNextPage;
  useEffect(() => {
    if (looksOn && !isFetchingNextPage) void fetchNextPage();
  }, [looksOn, isFetchingNextPage, fetchNextPage]);
  if (filed) return <Filed filed={filed} notice={number} />;
  return (
    <>
      <p>
        <Link to="/notices/$number" params={{ number }}>
          {t('object.back')}
        </Link>
      </p>
      <div className="page-head">
        <h1>{t('object.title')}</h1>
      </div>
      <Read asked={asked}>
        {({ pages: [notice] }) => {
          if (looksOn) return <Loading />;
          if (!notice || !item) return <EmptyState title={t('app.notFound')}>{t('app.notFoundNext')}</EmptyState>;
          return (
            <>
              <p className="lead">{t('object.against', { number, place: item.place, enterprise: item.enterprise })}</p>
              <ObjectionForm notice={notice} item={item} onFiled={setFiled} />
            </>
          );
        }}
      </Read>
    </>
  );
}
