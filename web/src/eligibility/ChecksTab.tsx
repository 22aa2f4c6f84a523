/** The checks of a case: told early to who fills it in, a checklist with sources and days to the bureaus. */
import type { CaseChecksView, CaseView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { CheckLine, mostUrgentFirst } from './CheckLine.tsx';
import { CheckRecords } from './CheckRecords.tsx';
import { LookUpForm } from './LookUpForm.tsx';
import { useCaseChecks } from './use-case-checks.ts';
import { WaiverForms } from './WaiverForms.tsx';
import '../app/self-test.css';

export function ChecksTab({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useCaseChecks(view.id);
  return (
    <Read asked={asked} rows={8}>
      {(all) => (
        <Section title={t('checks.title')} lead={<Lead view={view} all={all} />}>
          <ul className="plain">
            {mostUrgentFirst(all.checks).map((check) => (
              <CheckLine key={check.code} check={check} waived={check.waived}>
                <CheckRecords check={check} />
                {check.may.lookUp ? <LookUpForm caseId={view.id} check={check} /> : null}
                <WaiverForms caseId={view.id} check={check} />
              </CheckLine>
            ))}
          </ul>
        </Section>
      )}
    </Read>
  );
}

function Lead({ view, all }: { view: CaseView; all: CaseChecksView }) {
  const { t } = useWords();
  const count = (outcome: string) => all.checks.filter((one) => !one.waived && one.outcome === outcome).length;
  return (
    <>
      {t('checks.counts', { fails: count('fails'), open: count('unknown') })}{' '}
      {t(view.roles.includes('enterprise') ? 'checks.leadOwn' : 'checks.leadBureau')}{' '}
      <span className="muted small">
        {t('checks.asOf')} <Instant at={all.asOf} />
      </span>
    </>
  );
}
