/** Who objected, for the handlers of the case: while a notice stands and while the objection is looked into. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { objectorsQuery } from '../api/case-queries.ts';
import type { CaseView, ObjectorList } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { ObjectorForm } from './ObjectorForm.tsx';

const states = ['application.publicNotice', 'application.objection', 'subsidy.publicNotice', 'subsidy.objection'];

export const seesObjectors = ({ roles, state }: Pick<CaseView, 'roles' | 'state'>): boolean =>
  roles.includes('objectionHandler') && states.includes(state);

export function Objectors({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(objectorsQuery(view.id));
  const [adding, setAdding] = useState(false);
  return (
    <Section title={t('objector.title')} lead={t('objector.lead')}>
      <Read asked={asked} rows={2}>
        {({ items, open }) => (
          <>
            {items.length === 0 && !adding ? (
              <EmptyState title={t('objector.none')}>{t('objector.noneNext')}</EmptyState>
            ) : null}
            {items.map((one) => (
              <One key={one.id} one={one} />
            ))}
            {adding ? <ObjectorForm caseId={view.id} onDone={() => setAdding(false)} /> : null}
            {open && !adding ? (
              <Button type={items.length === 0 ? 'primary' : 'default'} onClick={() => setAdding(true)}>
                {t('objector.add')}
              </Button>
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}

function One({ one }: { one: ObjectorList['items'][number] }) {
  const { t } = useWords();
  return (
    <dl className="facts objector">
      {(['name', 'contact', 'statement'] as const).map((name) => (
        <div key={name} className="objector-line">
          <dt>{t(`objector.${name}`)}</dt>
          <dd className="kept-lines">{one[name] ?? t('objector.sealed')}</dd>
        </div>
      ))}
      <div className="objector-line">
        <dt>{t('objector.recordedAt')}</dt>
        <dd>
          <Instant at={one.recordedAt} />
        </dd>
      </div>
    </dl>
  );
}
