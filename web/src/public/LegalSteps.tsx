/** The steps from application to subsidy: who does what, and the time that the programme gives for it. */
import type { ProgrammeView } from '../api/types.ts';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function LegalSteps({ stages }: Pick<ProgrammeView, 'stages'>) {
  const { t, of } = useWords();
  if (stages.length === 0) return null;
  return (
    <Section title={t('public.steps')} lead={t('public.stepsLead')}>
      <ol className="legal-stages">
        {stages.map(({ stage, label, limit, steps }) => (
          <li key={stage}>
            <h3>
              {of(label)}
              {limit ? <span className="muted limit">{t('public.inAll', { limit: of(limit) })}</span> : null}
            </h3>
            <ul className="plain">
              {steps.map((step) => (
                <li key={step.path} className="legal-step">
                  <span>{of(step.label)}</span>
                  <span className="muted">{step.desk.map(of).join(t('app.comma'))}</span>
                  <span className="limit">{step.limit ? of(step.limit) : null}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}
