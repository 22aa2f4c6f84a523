/** The public front page: the benefit in one sentence, who qualifies, the self-test, open calls, steps and times, papers. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { programmeQuery } from '../api/eligibility-queries.ts';
import type { ProgrammeView } from '../api/types.ts';
import { groupYuan } from '../shared/money.ts';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { LegalSteps } from './LegalSteps.tsx';
import { StandingCalls } from './StandingCalls.tsx';
import '../app/self-test.css';

export function WelcomePage() {
  const { t } = useWords();
  const asked = useQuery(programmeQuery);
  return (
    <>
      <div className="page-head hero">
        <h1>{t('public.title')}</h1>
        <Benefit programme={asked.data?.programme ?? null} />
        <p className="public-acts">
          <Link to="/self-test" search={{}} className="big-link">
            {t('public.toSelfTest')}
          </Link>
          <Link to="/register" search={{}}>
            {t('public.register')}
          </Link>
          <Link to="/sign-in" search={{}}>
            {t('signIn.enter')}
          </Link>
        </p>
      </div>
      <Read asked={asked} rows={8}>
        {(view) => (
          <>
            <StandingCalls calls={view.calls} />
            <WhoQualifies view={view} />
            <LegalSteps stages={view.stages} />
            <Papers view={view} />
            {view.programme ? (
              <p className="muted small">{t('public.source', { source: view.programme.source })}</p>
            ) : null}
          </>
        )}
      </Read>
    </>
  );
}

function Benefit({ programme }: Pick<ProgrammeView, 'programme'>) {
  const { t } = useWords();
  if (programme === null) return <p className="lead">{t('signIn.lead')}</p>;
  const { rate, cap, minimumLevel } = programme;
  const cut = groupYuan(cap.replace(/\.00$/, ''));
  return (
    <p className="lead benefit">
      {t(minimumLevel > 0 ? 'public.benefit' : 'public.benefitAnyLevel', { rate, cap: cut, level: minimumLevel })}
    </p>
  );
}

function WhoQualifies({ view: { checks, programme } }: { view: ProgrammeView }) {
  const { t, of } = useWords();
  const counted = (programme?.categories ?? []).filter(({ eligible }) => eligible);
  return (
    <Section title={t('public.who')} lead={t('public.whoLead')}>
      <ul className="rules">
        {checks.map(({ code, rule }) => (
          <li key={code}>{of(rule)}</li>
        ))}
      </ul>
      {counted.length === 0 ? null : (
        <p>
          {t('public.counted')}
          {counted.map(({ name }) => of(name)).join(t('app.comma'))}
        </p>
      )}
      <Link to="/self-test" search={{}}>
        {t('public.toSelfTest')}
      </Link>
    </Section>
  );
}

function Papers({ view: { papers } }: { view: ProgrammeView }) {
  const { t, of } = useWords();
  if (papers.length === 0) return null;
  return (
    <Section title={t('public.papers')} lead={t('public.papersLead')}>
      <dl className="facts paper-list">
        {papers.map(({ form, papers: list }) => (
          <div key={form.zh} className="paper-form">
            <dt>{of(form)}</dt>
            <dd>
              {list
                .map(({ label, required }) => `${of(label)}${required ? '' : t('public.ifThere')}`)
                .join(t('app.comma'))}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
