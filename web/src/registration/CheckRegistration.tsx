/** Third step: everything once more, then it is sent. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { referenceQuery } from '../api/reference-queries.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import type { RegistrationDraft, Step } from './registration-draft.ts';

type Props = {
  draft: RegistrationDraft;
  sending: boolean;
  error: unknown;
  onChange: (step: Step) => void;
  onSend: () => void;
};

export function CheckRegistration({ draft, sending, error, onChange, onSend }: Props) {
  const { t, of, code } = useWords();
  const reference = useQuery(referenceQuery).data;
  const nameIn = (list: readonly { code: string; name: { zh: string; en: string } }[] | undefined, wanted: string) =>
    wanted === '' ? '—' : of(list?.find((one) => one.code === wanted)?.name) || wanted;
  const ofOrganisation: [string, string][] = [
    [t('register.kind'), code('registerKind', draft.kind)],
    [t('register.creditCode'), draft.soundCode ?? draft.creditCode],
    [t('register.name'), draft.name],
    ...(draft.kind === 'enterprise'
      ? [
          [t('register.district'), nameIn(reference?.districts, draft.district)] satisfies [string, string],
          [t('register.subIndustry'), nameIn(reference?.subIndustries, draft.subIndustry)] satisfies [string, string],
        ]
      : []),
    [t('register.legal'), draft.legalRepresentative],
  ];
  const ofPerson: [string, string][] = [
    [t('register.person'), draft.person],
    [t('signIn.email'), draft.email],
    [t('register.phone'), draft.phone],
  ];
  return (
    <>
      {error ? <ProblemNotice error={error} /> : null}
      <Part title={t('register.step.organisation')} rows={ofOrganisation} onChange={() => onChange('organisation')} />
      <Part title={t('register.step.person')} rows={ofPerson} onChange={() => onChange('person')} />
      <p className="muted small">{t('register.whatHappens')}</p>
      <div className="buttons">
        <Button type="primary" size="large" loading={sending} onClick={onSend}>
          {t('register.send')}
        </Button>
        <Button size="large" onClick={() => onChange('person')}>
          {t('register.back')}
        </Button>
      </div>
    </>
  );
}

type PartProps = { title: string; rows: readonly [string, string][]; onChange: () => void };

function Part({ title, rows, onChange }: PartProps) {
  const { t } = useWords();
  return (
    <section className="check-part">
      <div className="card-head">
        <h2>{title}</h2>
        <Button type="link" onClick={onChange} aria-label={t('register.changePart', { part: title })}>
          {t('register.change')}
        </Button>
      </div>
      <dl className="facts">
        {rows.map(([label, value]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
