/** How the chain of the journal stands: how long it is, when it was sealed and checked last. */
import { CheckCircleOutlined, ClockCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { sealsQuery } from '../api/journal-queries.ts';
import type { SealList } from '../api/types.ts';
import { dateTimeText } from '../shared/instants.ts';
import { Read } from '../shared/Read.tsx';
import { useNarrow } from '../shared/use-media.ts';
import { useWords } from '../words/use-words.ts';

export function ChainState() {
  const { t } = useWords();
  const narrow = useNarrow();
  const asked = useQuery(sealsQuery);
  const [open, setOpen] = useState(false);
  return (
    <Read asked={asked} rows={1}>
      {(state) => (
        <>
          <p className="chain-state" role="status">
            <span className="figures">{t('journal.chained', { count: state.chained })}</span>
            {state.waiting > 0 ? <span className="muted">{t('journal.waiting', { count: state.waiting })}</span> : null}
            <span>
              {state.items[0] ? t('journal.lastSealed', { day: state.items[0].day }) : t('journal.neverSealed')}
            </span>
            <Verified state={state} />
            {state.items.length > 0 ? (
              <Button size="small" onClick={() => setOpen(true)}>
                {t('journal.seals')}
              </Button>
            ) : null}
          </p>
          <Drawer
            open={open}
            title={t('journal.sealsTitle')}
            aria-label={t('journal.sealsTitle')}
            size={narrow ? '100%' : 720}
            onClose={() => setOpen(false)}
          >
            <Seals state={state} />
          </Drawer>
        </>
      )}
    </Read>
  );
}

function Verified({ state: { lastVerified, items } }: { state: SealList }) {
  const { t } = useWords();
  if (lastVerified === null)
    return (
      <span className="muted">
        <ClockCircleOutlined aria-hidden="true" /> {t('journal.neverVerified')}
      </span>
    );
  const at = dateTimeText(lastVerified.at);
  const whole = lastVerified.ok && items.every(({ state }) => state === 'holds');
  return whole ? (
    <span className="good-words">
      <CheckCircleOutlined aria-hidden="true" /> {t('journal.verified', { at })}
    </span>
  ) : (
    <span className="late-words">
      <WarningOutlined aria-hidden="true" /> {t('journal.broken', { at, first: lastVerified.firstBad ?? '—' })}
    </span>
  );
}

function Seals({ state }: { state: SealList }) {
  const { t, code } = useWords();
  return (
    <>
      <p className="lead">{t('journal.sealsLead')}</p>
      <table className="grid grid-cards">
        <caption className="hidden">{t('journal.sealsTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('journal.sealDay')}</th>
            <th scope="col" className="right">
              {t('journal.position')}
            </th>
            <th scope="col">{t('journal.sealHead')}</th>
            <th scope="col">{t('journal.sealKey')}</th>
            <th scope="col">{t('journal.sealState')}</th>
          </tr>
        </thead>
        <tbody>
          {state.items.map((seal) => (
            <tr key={seal.day}>
              <th scope="row" className="figures">
                {seal.day}
              </th>
              <td data-label={t('journal.position')} className="right figures">
                {seal.position}
              </td>
              <td data-label={t('journal.sealHead')}>
                <code className="small" title={seal.head}>
                  {seal.head.slice(0, 16)}…
                </code>
              </td>
              <td data-label={t('journal.sealKey')}>
                <code className="small" title={seal.publicKey}>
                  {seal.publicKey.slice(0, 12)}…
                </code>
              </td>
              <td data-label={t('journal.sealState')}>
                <span className={seal.state === 'holds' ? 'state state-on' : 'state state-end'}>
                  {code('sealState', seal.state)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
