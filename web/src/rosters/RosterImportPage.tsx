/** One roster on its way in: how far it is, what was found, what to answer, and the import. Can be left and come back to. */
import { ArrowLeftOutlined, DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { download } from '../api/client.ts';
import { isUnderWay, markedPath, rosterImportQuery } from '../api/roster-queries.ts';
import type { RosterImportView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { Findings } from './Findings.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import { RosterState } from './RosterState.tsx';

export function RosterImportPage() {
  const { importId } = useParams({ from: '/shell/rosters/$importId' });
  const asked = useQuery(rosterImportQuery(importId));
  return (
    <Read asked={asked} rows={6}>
      {(view) => <OneImport view={view} />}
    </Read>
  );
}

function OneImport({ view }: { view: RosterImportView }) {
  const { t } = useWords();
  return (
    <>
      <div className="page-head">
        <p>
          <Link to="/rosters">
            <ArrowLeftOutlined aria-hidden="true" /> {t('roster.back')}
          </Link>
        </p>
        <h1 className="breaks">{view.fileName}</h1>
        <p className="lead">
          <RosterState of={view} /> {view.createdBy.name} <Instant at={view.createdAt} />
        </p>
      </div>
      <ImportOutcome view={view} />
      {isUnderWay(view) ? <ImportProgress view={view} /> : <Judged view={view} />}
    </>
  );
}

const figures = ['rows', 'accepted', 'fresh', 'changed', 'same'] as const;

function Judged({ view }: { view: RosterImportView }) {
  const { t } = useWords();
  const { counts } = view;
  const marking = useMutation({ mutationFn: () => download(markedPath(view)) });
  if (counts === null) return <ImportSteps view={view} />;
  const findings = counts.error + counts.question + counts.warning + counts.answered;
  return (
    <>
      <dl className="roster-figures">
        {figures.map((name) => (
          <div key={name}>
            <dt>{t(`roster.count.${name}`)}</dt>
            <dd className="figures">{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <ImportSteps view={view} />
      {marking.error ? <ProblemNotice error={marking.error} /> : null}
      {counts.rows > 0 && findings > 0 ? (
        <p>
          <Button
            icon={<DownloadOutlined aria-hidden="true" />}
            loading={marking.isPending}
            onClick={() => marking.mutate()}
          >
            {t('roster.marked')}
          </Button>
        </p>
      ) : null}
      <Findings view={view} counts={counts} />
    </>
  );
}
