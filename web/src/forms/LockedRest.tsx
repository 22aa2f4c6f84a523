/** What a return did not ask for: in sight, visibly locked, and with the reason why. */
import { LockOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { DocumentView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { ClosedForm } from './ClosedForm.tsx';
import { Papers } from './Papers.tsx';

type Props = { caseId: string; form: FormView; documents: readonly DocumentView[] };

export function LockedRest({ caseId, form, documents }: Props) {
  const { t, code } = useWords();
  const id = useId();
  const isLocked = (kind: string) => (one: { code: string }) => !form.openItems.includes(`${kind}:${one.code}`);
  const { questionnaire } = form;
  return (
    <section className="locked" aria-labelledby={id} data-locked>
      <h3 id={id}>
        <LockOutlined aria-hidden="true" /> {t('supplement.locked')}
      </h3>
      <p className="small">{t('supplement.lockedWhy')}</p>
      <ClosedForm form={form} only={isLocked('field')} />
      <Papers caseId={caseId} form={form} documents={documents} only={isLocked('paper')} compared={false} />
      {questionnaire !== null && isLocked('questionnaire')({ code: questionnaire }) ? (
        <p>
          {code('assessmentKind', questionnaire)} ·{' '}
          <Link to="/cases/$caseId" params={{ caseId }} search={{ tab: 'levels', kind: questionnaire }}>
            {t('supplement.toRead')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
