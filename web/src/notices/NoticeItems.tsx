/** The entries of a notice: as they were published, and how each stands now. */
import { Link } from '@tanstack/react-router';
import type { NoticeItemView, NoticeView } from '../api/types.ts';
import { untilText } from '../shared/instants.ts';
import { useWords } from '../words/use-words.ts';

type Props = { notice: NoticeView; items: readonly NoticeItemView[] };

export function NoticeItems({ notice, items }: Props) {
  const { t, of } = useWords();
  const money = notice.kind === 'subsidy';
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{of(notice.title)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('notice.place')}</th>
          <th scope="col">{t('notice.enterprise')}</th>
          <th scope="col">{t('notice.district')}</th>
          <th scope="col">{t('notice.subIndustry')}</th>
          {money ? (
            <th scope="col" className="right">
              {t('notice.amount')}
            </th>
          ) : null}
          <th scope="col">{t('notice.state')}</th>
          <th scope="col" className="notice-act">
            {t('notice.object')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td data-label={t('notice.place')} className="figures">
              {item.place}
            </td>
            <th scope="row">{item.enterprise}</th>
            <td data-label={t('notice.district')}>{item.district ? of(item.district) : '—'}</td>
            <td data-label={t('notice.subIndustry')}>{item.subIndustry ? of(item.subIndustry) : '—'}</td>
            {money ? (
              <td data-label={t('notice.amount')} className="figures right">
                {item.amount}
              </td>
            ) : null}
            <td data-label={t('notice.state')}>
              <Stands item={item} />
            </td>
            <td className="notice-act">
              {item.objectable ? (
                <Link
                  to="/notices/$number/object"
                  params={{ number: notice.number }}
                  search={{ item: item.id }}
                  aria-label={t('notice.objectTo', { enterprise: item.enterprise })}
                >
                  {t('notice.object')}
                </Link>
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the step says; after the end of the period that is over, whatever the case waits for. */
function Stands({ item }: { item: NoticeItemView }) {
  const { t, of } = useWords();
  const runs = item.step === 'published' || item.step === 'resumed';
  const over = runs && !item.objectable;
  return (
    <span className={`notice-stands notice-${over ? 'ended' : item.step}`}>
      <span>{over ? t('notice.over') : of(item.stepLabel)}</span>
      {runs && !over && item.dueAt ? (
        <span className="small figures">{t('notice.until', { until: untilText(item.dueAt) })}</span>
      ) : null}
      {runs && !over && item.provisional ? (
        <span className="notice-provisional">{t('notices.provisional')}</span>
      ) : null}
      <Elsewhere words={t('notice.follows')} number={item.follows} />
      <Elsewhere words={t('notice.followedBy')} number={item.followedBy} />
    </span>
  );
}

function Elsewhere({ words, number }: { words: string; number: string | null }) {
  if (number === null) return null;
  return (
    <span className="small">
      {words}{' '}
      <Link to="/notices/$number" params={{ number }}>
        {number}
      </Link>
    </span>
  );
}
