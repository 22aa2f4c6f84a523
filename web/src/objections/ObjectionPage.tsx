/** One objection or clue for its handler: who says what, the signed papers, and the decision. */
import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { download } from '../api/client.ts';
import { objectionQuery } from '../api/notice-queries.ts';
import type { ObjectionView } from '../api/types.ts';
import { sizeText } from '../forms/paper-limits.ts';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { DecideObjection } from './DecideObjection.tsx';
import '../app/notices.css';

export function ObjectionPage() {
  const { t } = useWords();
  const { objectionId } = useParams({ from: '/shell/objection-desk/$objectionId' });
  const asked = useQuery(objectionQuery(objectionId));
  return (
    <>
      <p>
        <Link to="/objection-desk" search={{}}>
          {t('objections.back')}
        </Link>
      </p>
      <Read asked={asked}>{(view) => <Opened view={view} />}</Read>
    </>
  );
}

function Opened({ view }: { view: ObjectionView }) {
  const { t, of } = useWords();
  const clue = view.kind === 'clue';
  return (
    <>
      <div className="page-head">
        <p className="notice-line">
          <span>{t(`objections.${view.kind}`)}</span>
          <span>{of(view.statusLabel)}</span>
          <span>
            {t('object.receivedAt')} <Instant at={view.receivedAt} />
          </span>
          <span>
            {t('object.answerBy')} <Instant at={view.answerBy} until />
          </span>
        </p>
        <h1 className="figures">{view.number}</h1>
        <p className="lead">
          {view.enterprise} ·{' '}
          <Link to="/notices/$number" params={{ number: view.notice }}>
            {view.notice}
          </Link>{' '}
          · {of(view.stepLabel)} ·{' '}
          <Link to="/cases/$caseId" params={{ caseId: view.caseId }} search={{}}>
            {t('objections.toCase', { number: view.caseNumber })}
          </Link>
        </p>
      </div>
      <p className="muted">{t('objections.traced')}</p>
      <Section title={t('objections.who')}>
        <dl className="facts objector">
          {(clue ? (['statement'] as const) : (['name', 'identity', 'contact', 'statement'] as const)).map((name) => (
            <div key={name} className="objector-line">
              <dt>{t(`object.${name}`)}</dt>
              <dd className="kept-lines">{view[name] ?? t('objections.sealed')}</dd>
            </div>
          ))}
        </dl>
        <ul className="objection-papers">
          {view.papers.map((paper) => (
            <li key={paper.id}>
              <FileTextOutlined aria-hidden="true" />
              <Button type="link" onClick={() => void download(`/api/objections/${view.id}/papers/${paper.id}`)}>
                {paper.name ?? t('objections.sealed')}
              </Button>
              <span className="muted small">{sizeText(paper.sizeBytes)}</span>
            </li>
          ))}
        </ul>
      </Section>
      {view.decidable ? (
        <DecideObjection view={view} />
      ) : (
        <Section title={t('objections.decided')}>
          <p>{of(view.statusLabel)}</p>
          {view.ground ? <p>{of(view.ground)}</p> : null}
          {view.words ? <p className="kept-lines">{view.words}</p> : null}
        </Section>
      )}
    </>
  );
}
