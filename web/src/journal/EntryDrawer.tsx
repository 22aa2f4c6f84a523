/** One entry: who, as what, from where, what was before and after, and its place in the chain. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { type JournalFilter, journalEntryQuery } from '../api/journal-queries.ts';
import type { JournalEntryView } from '../api/types.ts';
import { useHasRole } from '../app/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useNarrow } from '../shared/use-media.ts';
import { useWords } from '../words/use-words.ts';
import { EntryChanges } from './EntryChanges.tsx';

type Props = { id: string; onClose: () => void; onFilter: (part: JournalFilter) => void };

export function EntryDrawer({ id, onClose, onFilter }: Props) {
  const { t } = useWords();
  const narrow = useNarrow();
  const asked = useQuery(journalEntryQuery(id));
  const title = t('journal.entry', { id });
  return (
    <Drawer open title={title} aria-label={title} size={narrow ? '100%' : 560} onClose={onClose}>
      <Read asked={asked}>{(entry) => <Entry entry={entry} onFilter={onFilter} />}</Read>
    </Drawer>
  );
}

function Entry({ entry, onFilter }: { entry: JournalEntryView; onFilter: Props['onFilter'] }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const opensCases = useHasRole('auditor');
  const { actor, address, role, subject, case: about } = entry;
  return (
    <>
      <h2>{of(entry.label)}</h2>
      <dl className="facts">
        <Fact name={t('journal.at')}>
          <Instant at={entry.at} />
        </Fact>
        <Fact name={t('journal.who')}>
          {actor?.name ?? t(entry.act.startsWith('session.') ? 'journal.stranger' : 'journal.system')}
        </Fact>
        {role ? <Fact name={t('journal.role')}>{names.role(role)}</Fact> : null}
        {address ? <Fact name={t('journal.address')}>{address}</Fact> : null}
        {subject ? (
          <Fact name={t('journal.about')}>
            {subject.name ?? ''} <span className="muted small break">{`${subject.kind}/${subject.id}`}</span>
          </Fact>
        ) : null}
        {entry.ground ? <Fact name={t('journal.ground')}>{entry.ground}</Fact> : null}
      </dl>
      <EntryChanges entry={entry} />
      <div className="buttons">
        {about && opensCases ? (
          <Link to="/cases/$caseId" params={{ caseId: about.id }} className="ant-btn ant-btn-primary">
            {t('journal.toCase', { number: about.number })}
          </Link>
        ) : null}
        {actor ? <Button onClick={() => onFilter({ actor: actor.id })}>{t('journal.sameActor')}</Button> : null}
        {address ? <Button onClick={() => onFilter({ address })}>{t('journal.sameAddress')}</Button> : null}
      </div>
      <h3>{t('journal.chain')}</h3>
      <dl className="facts">
        <Fact name={t('journal.position')}>{entry.position ?? t('journal.notChained')}</Fact>
        {entry.hash ? (
          <Fact name={t('journal.hash')}>
            <code className="small break">{entry.hash}</code>
          </Fact>
        ) : null}
        {entry.requestId ? (
          <Fact name={t('journal.requestId')}>
            <code className="small break">{entry.requestId}</code>
          </Fact>
        ) : null}
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
