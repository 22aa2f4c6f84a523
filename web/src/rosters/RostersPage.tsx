/** Rosters of enterprises, in and out. */
import { useMay } from '../app/session.ts';
import { useWords } from '../words/use-words.ts';
import { ExportRoster } from './ExportRoster.tsx';
import { RosterList } from './RosterList.tsx';
import { UploadRoster } from './UploadRoster.tsx';

export function RostersPage() {
  const { t } = useWords();
  const imports = useMay('roster.import');
  const exports = useMay('roster.export');
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.rosters')}</h1>
        <p className="lead">{t('roster.lead')}</p>
      </div>
      {imports ? <UploadRoster /> : null}
      {imports ? <RosterList /> : null}
      {exports ? <ExportRoster /> : null}
    </>
  );
}
