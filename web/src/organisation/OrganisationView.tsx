/** One organisation: its verification, its data, its licence, and what happened to it. What may be changed says the server. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { referenceQuery } from '../api/reference-queries.ts';
import type { Label, OrganisationPageView } from '../api/types.ts';
import { Masked } from '../privacy/Masked.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { ContactForm } from './ContactForm.tsx';
import { IdentityForm } from './IdentityForm.tsx';
import { Licence } from './Licence.tsx';
import { Timeline } from './Timeline.tsx';
import { VerificationState } from './VerificationState.tsx';

type Props = { organisation: OrganisationPageView; headless?: boolean };

export function OrganisationView({ organisation, headless = false }: Props) {
  const { t } = useWords();
  const { may, own } = organisation;
  const [editing, setEditing] = useState<'identity' | 'contact' | null>(null);
  const done = () => setEditing(null);
  return (
    <div className="organisation">
      {headless ? null : <h2 className="organisation-name">{organisation.name}</h2>}
      <VerificationState organisation={organisation} />
      <div className="organisation-columns">
        <div>
          <Section
            title={t('organisation.identity')}
            aside={
              may.correct && editing !== 'identity' ? (
                <Button size="small" onClick={() => setEditing('identity')}>
                  {t('organisation.correct')}
                </Button>
              ) : null
            }
          >
            {editing === 'identity' ? (
              <IdentityForm organisation={organisation} onDone={done} />
            ) : (
              <IdentityFacts organisation={organisation} />
            )}
            {own && !may.correct ? <p className="muted small">{t('organisation.whoChanges')}</p> : null}
          </Section>
          <Section
            title={t('organisation.contact')}
            aside={
              may.changeContact && editing !== 'contact' ? (
                <Button size="small" onClick={() => setEditing('contact')}>
                  {t('organisation.change')}
                </Button>
              ) : null
            }
          >
            {editing === 'contact' ? (
              <ContactForm organisation={organisation} onDone={done} />
            ) : (
              <Facts
                rows={[
                  [t('organisation.contactPerson'), organisation.contact],
                  [t('register.phone'), <Reached key="phone" organisation={organisation} field="phone" />],
                  [t('signIn.email'), <Reached key="email" organisation={organisation} field="email" />],
                  [t('organisation.address'), organisation.address],
                ]}
              />
            )}
          </Section>
          <Timeline organisation={organisation} />
        </div>
        <div className="organisation-licence">
          <Licence organisation={organisation} />
        </div>
      </div>
    </div>
  );
}

function IdentityFacts({ organisation }: { organisation: OrganisationPageView }) {
  const { t, of, code } = useWords();
  const reference = useQuery(referenceQuery).data;
  const nameIn = (list: readonly { code: string; name: Label }[] | undefined, wanted: string | null) =>
    wanted === null ? null : of(list?.find((one) => one.code === wanted)?.name) || wanted;
  return (
    <Facts
      rows={[
        [t('register.kind'), code('registerKind', organisation.kind)],
        [t('register.name'), organisation.name],
        [t('register.creditCode'), organisation.creditCode],
        [t('register.legal'), organisation.legalRepresentative],
        ...(organisation.kind === 'enterprise'
          ? ([
              [t('register.district'), nameIn(reference?.districts, organisation.district)],
              [t('register.subIndustry'), nameIn(reference?.subIndustries, organisation.subIndustry)],
            ] satisfies [string, string | null][])
          : []),
        ...(['provider', 'agency', 'auditFirm'].includes(organisation.kind)
          ? ([[t('organisations.standing'), code('standing', organisation.standing)]] satisfies [string, string][])
          : []),
      ]}
    />
  );
}

function Reached({ organisation, field }: { organisation: OrganisationPageView; field: 'phone' | 'email' }) {
  const { t } = useWords();
  const shown = organisation[field];
  if (shown === null) return '—';
  return (
    <Masked shown={shown} reveals={organisation.reveals} field={`organisation.${field}`} what={t(`reveal.${field}`)} />
  );
}

function Facts({ rows }: { rows: readonly [string, ReactNode][] }) {
  return (
    <dl className="facts facts-narrow">
      {rows.map(([label, value]) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd>{value || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
